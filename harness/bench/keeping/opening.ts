import { openFolder } from './open-folder.ts'

// Runs in its own process: opens a kept tenant, lists pages of its inbox, and says how long that took and how much memory it holds.

const [folder = ''] = process.argv.slice(2)
process.stdout.write(JSON.stringify(await openFolder(folder, () => globalThis.gc?.())))
