import { askMailbox } from './ask-mailbox.ts'

// Runs in its own process: opens the mailbox of a folder, lists and searches it, and says what it took.

const [folder = ''] = process.argv.slice(2)
process.stdout.write(JSON.stringify(await askMailbox(folder, () => globalThis.gc?.())))
