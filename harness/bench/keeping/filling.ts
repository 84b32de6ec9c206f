import { fillMailbox } from './fill-mailbox.ts'

// Runs in its own process: fills a mailbox in a folder, and says what it took.

const [folder = '', count = ''] = process.argv.slice(2)
process.stdout.write(JSON.stringify(await fillMailbox(folder, Number(count), () => globalThis.gc?.())))
