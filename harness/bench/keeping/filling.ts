import { fillMailbox } from './fill-mailbox.ts'

// Runs in its own process: fills a mailbox in a folder, and says what it took. With `searched`, all of it is indexed meanwhile.

const [folder = '', count = '', searched = ''] = process.argv.slice(2)
const filling = { count: Number(count), isSearched: searched === 'searched' }
process.stdout.write(JSON.stringify(await fillMailbox(folder, filling, () => globalThis.gc?.())))
