import { withCopyOnDisk } from '../../stores/disk/copy-on-disk.ts'
import { openPostgresStore } from '../../stores/postgres/postgres-store.ts'
import { fillMailbox } from './fill-mailbox.ts'
import { type KeptTenant, openKeptTenant, openTenantIn } from './kept-mailboxes.ts'

// Runs in its own process: fills a mailbox in a folder, or in PostgreSQL with its copy in the folder, and says what it took. With `searched`, all of
// it is indexed meanwhile.

const [folder = '', count = '', searched = '', postgresUrl] = process.argv.slice(2)
const filling = { count: Number(count), isSearched: searched === 'searched' }
const open = async (): Promise<KeptTenant> =>
  postgresUrl === undefined
    ? openKeptTenant(folder)
    : openTenantIn(await withCopyOnDisk(await openPostgresStore(postgresUrl), folder))
process.stdout.write(JSON.stringify(await fillMailbox(await open(), filling, () => globalThis.gc?.())))
