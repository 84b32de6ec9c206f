import { Command } from 'commander'
import {
  listOfSchema,
  holdPaths as paths,
  type ShownHold,
  shownHoldSchema,
  shownMailboxSchema,
  shownRecoverableItemSchema,
} from '../../contract/index.ts'
import { wholeNumberOption } from '../options.ts'
import { openRunningServer } from '../running-server/running-server.ts'
import { addServerOptions, type ServerFlags } from '../running-server/server-options.ts'
import type { Terminal } from '../terminal.ts'
import { textTable } from '../text-table.ts'

const examples = `
Examples:
  $ mock-telemessage hold place asha@contoso.example --comment "Case 7"
                                                       keep everything in the mailbox until the hold is released
  $ mock-telemessage hold place asha@contoso.example --days 365
                                                       keep each item for a year from the day it was received
  $ mock-telemessage hold list                         every hold, those of eDiscovery cases too
  $ mock-telemessage hold show asha@contoso.example    what keeps a mailbox, and what is kept in its Recoverable Items
  $ mock-telemessage hold release asha@contoso.example

The commands talk to the mock-telemessage serve of the data folder (--data), as its administrator. --json prints JSON.`

type Flags = ServerFlags & { json?: boolean }

/** `mock-telemessage hold`: the holds of a running `serve`. */
export function holdCommand(terminal: Terminal): Command {
  const command = (name: string, description: string): Command =>
    addServerOptions(new Command(name).description(description)).option('--json', 'print JSON')
  const print = (json: unknown, text: string, { json: asJson }: Flags): void =>
    terminal.print(asJson ? `${JSON.stringify(json, null, 2)}\n` : text)
  const list = command('list', 'List all holds.').action(async (flags: Flags) => {
    const server = await openRunningServer(flags)
    const holds = await server.ask({ method: 'GET', path: paths.holds }, listOfSchema(shownHoldSchema))
    print(holds, holds.value.length === 0 ? 'There is no hold.\n' : holdTable(holds.value), flags)
  })
  const place = command('place', 'Place a mailbox on Litigation Hold.')
    .argument('<user>', 'user principal name or address')
    .option('--days <number>', 'how long each item is kept, from the day it was received', wholeNumberOption(1, 36_500))
    .option('--comment <text>', 'why', '')
    .action(async (user: string, { days, comment, ...flags }: Flags & { days?: number; comment: string }) => {
      const server = await openRunningServer(flags)
      const body = { durationDays: days ?? null, comment }
      const request = { method: 'PUT', path: paths.litigationHold, values: { user }, body } as const
      const hold = await server.ask(request, shownHoldSchema)
      print(hold, `${hold.users.join(', ')} is on Litigation Hold, ${lengthOf(hold)}.\n`, flags)
    })
  const release = addServerOptions(new Command('release').description('Release the Litigation Hold of a mailbox.'))
    .argument('<user>', 'user principal name or address')
    .action(async (user: string, flags: ServerFlags) => {
      const server = await openRunningServer(flags)
      await server.tell({ method: 'DELETE', path: paths.litigationHold, values: { user } })
      terminal.print(
        `The Litigation Hold of ${user} is released. What it kept stays for 30 days from the next run of the assistant.\n`,
      )
    })
  const show = command('show', 'Show what keeps a mailbox, and its Recoverable Items.')
    .argument('<user>', 'user principal name or address')
    .action(async (user: string, flags: Flags) => {
      const server = await openRunningServer(flags)
      const values = { user }
      const mailbox = await server.ask({ method: 'GET', path: paths.mailbox, values }, shownMailboxSchema)
      const itemsRequest = { method: 'GET', path: paths.recoverableItems, values } as const
      const { value: items } = await server.ask(itemsRequest, listOfSchema(shownRecoverableItemSchema))
      const rows = items.map(({ place: at, subject, receivedAt, deletedAt, sizeBytes }) => {
        return [at, minuteOf(receivedAt), minuteOf(deletedAt), sizeBytes, subject]
      })
      const table = textTable(['place', 'received (UTC)', 'deleted (UTC)', 'bytes', 'subject'], rows)
      const kept = [
        ...mailbox.holds.map(({ kind, name }) => `${kind} hold ${name}`.trim()),
        ...mailbox.retentionPolicies,
      ]
      if (mailbox.delayHoldUntil !== null) kept.push(`delay hold until ${minuteOf(mailbox.delayHoldUntil)}`)
      const head = `${mailbox.user}: ${mailbox.state}, kept by: ${kept.join('; ') || 'nothing'}\n`
      print({ ...mailbox, recoverableItems: items }, `${head}${items.length === 0 ? '' : table}`, flags)
    })
  return new Command('hold')
    .addCommand(list)
    .addCommand(place)
    .addCommand(release)
    .addCommand(show)
    .addHelpText('after', examples)
}

function holdTable(holds: readonly ShownHold[]): string {
  const rows = holds.map((hold) => [
    hold.kind,
    hold.users.join(', '),
    lengthOf(hold),
    hold.contentQuery === '' ? 'everything' : hold.contentQuery,
    minuteOf(hold.actsAt),
    hold.name,
  ])
  return textTable(['hold', 'mailboxes', 'how long', 'what', 'acts from (UTC)', 'name or comment'], rows)
}

function lengthOf({ durationDays }: ShownHold): string {
  return durationDays === null ? 'until it is released' : `${durationDays} days from receiving`
}

function minuteOf(instant: string | null): string {
  return instant?.slice(0, 16).replace('T', ' ') ?? ''
}
