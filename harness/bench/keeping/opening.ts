import { realNow } from '../../control/clock.ts'
import { openKeptTenant } from './kept-mailboxes.ts'

// Runs in its own process: opens a kept tenant, counts its messages, and says how long that took and how much memory it holds.

const [folder = ''] = process.argv.slice(2)
const began = realNow().getTime()
const { tenant, state } = await openKeptTenant(folder)
const messages = tenant.filledMailboxes().reduce((sum, { messageCount }) => sum + messageCount, 0)
const openMs = realNow().getTime() - began
globalThis.gc?.()
const { heapUsed, external } = process.memoryUsage()
await state.close()
process.stdout.write(JSON.stringify({ messages, openMs, heldBytes: heapUsed + external }))
