import { Command, Option } from 'commander'
import { z } from 'zod'
import {
  listOfSchema,
  holdPaths as paths,
  type ShownRetentionPolicy,
  shownMailboxSchema,
  shownPassSchema,
  shownRetentionPolicySchema,
} from '../../contract/index.ts'
import { wholeNumberOption } from '../options.ts'
import { openRunningServer, type RunningServer } from '../running-server/running-server.ts'
import { addServerOptions, type ServerFlags } from '../running-server/server-options.ts'
import type { Terminal } from '../terminal.ts'
import { textTable } from '../text-table.ts'

const examples = `
Examples:
  $ mock-telemessage retention create "Seven years" --action retain-then-delete --days 2555
  $ mock-telemessage retention create Desk --action delete --days 30 --user asha@contoso.example
  $ mock-telemessage retention list
  $ mock-telemessage retention settings --mailbox-bytes-min 0   let policies act in mailboxes below 10 MB, too
  $ mock-telemessage retention settings --mailbox asha@contoso.example --deleted-item-days 30
  $ mock-telemessage retention run                              let the assistant work on all mailboxes now
  $ mock-telemessage retention delete Desk

By itself, the assistant comes by every seven days of the calendar. The commands talk to the mock-telemessage serve of the
data folder (--data), as its administrator. --json prints JSON.`

type Flags = ServerFlags & { json?: boolean }
type CreateFlags = Flags & { action: string; days?: number; from: string; user?: string[]; exclude?: string[] }
type SettingFlags = Flags & {
  mailboxBytesMin?: number
  deletedItemDays?: number
  hoursUntilHoldsAct?: number
  mailbox?: string
}

const settingsSchema = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]))

/** `mock-telemessage retention`: the retention of a running `serve`. */
export function retentionCommand(terminal: Terminal): Command {
  return new Command('retention')
    .addCommand(listCommand(terminal))
    .addCommand(createCommand(terminal))
    .addCommand(deleteCommand(terminal))
    .addCommand(runCommand(terminal))
    .addCommand(settingsCommand(terminal))
    .addHelpText('after', examples)
}

function command(name: string, description: string): Command {
  return addServerOptions(new Command(name).description(description)).option('--json', 'print JSON')
}

function print(terminal: Terminal, json: unknown, text: string, flags: Flags): void {
  terminal.print(flags.json ? `${JSON.stringify(json, null, 2)}\n` : text)
}

function listCommand(terminal: Terminal): Command {
  return command('list', 'List the retention policies.').action(async (flags: Flags) => {
    const server = await openRunningServer(flags)
    const request = { method: 'GET', path: paths.retentionPolicies } as const
    const policies = await server.ask(request, listOfSchema(shownRetentionPolicySchema))
    const text = policies.value.length === 0 ? 'There is no retention policy.\n' : policyTable(policies.value)
    print(terminal, policies, text, flags)
  })
}

function policyTable(policies: readonly ShownRetentionPolicy[]): string {
  const rows = policies.map(({ name, action, days, from, users, excludedUsers }) => [
    name,
    action,
    days === null ? 'for ever' : `${days} days from ${from}`,
    users?.join(', ') ?? 'all',
    excludedUsers.join(', ') || 'none',
  ])
  return textTable(['policy', 'action', 'age', 'mailboxes', 'excluded'], rows)
}

function createCommand(terminal: Terminal): Command {
  const action = new Option('--action <action>', 'what happens').choices(['retain', 'delete', 'retain-then-delete'])
  const from = new Option('--from <date>', 'what the age counts from').choices(['received', 'modified'])
  return command('create', 'Create a retention policy.')
    .argument('<name>')
    .addOption(action.makeOptionMandatory())
    .option(
      '--days <number>',
      'the age of an item in days; without it, it is retained for ever',
      wholeNumberOption(0, 36_500),
    )
    .addOption(from.default('received'))
    .option('--user <users...>', 'the mailboxes; without it, all')
    .option('--exclude <users...>', 'mailboxes that are left alone')
    .action(async (name: string, { action: does, days, from: date, user, exclude, ...flags }: CreateFlags) => {
      const server = await openRunningServer(flags)
      const fields = { name, action: does.replaceAll('-', ' '), days: days ?? null, from: date }
      const body = { ...fields, users: user ?? null, excludedUsers: exclude ?? [] }
      const request = { method: 'POST', path: paths.retentionPolicies, body } as const
      const policy = await server.ask(request, shownRetentionPolicySchema)
      print(terminal, policy, policyTable([policy]), flags)
    })
}

function deleteCommand(terminal: Terminal): Command {
  return addServerOptions(new Command('delete').description('Delete a retention policy.'))
    .argument('<policy>', 'name or id')
    .action(async (policy: string, flags: ServerFlags) => {
      const server = await openRunningServer(flags)
      await server.tell({ method: 'DELETE', path: paths.retentionPolicy, values: { policy } })
      terminal.print(`The retention policy ${policy} is deleted.\n`)
    })
}

function runCommand(terminal: Terminal): Command {
  return command('run', 'Let the assistant work on the mailboxes now.')
    .option('--user <user>', 'one mailbox only')
    .action(async ({ user, ...flags }: Flags & { user?: string }) => {
      const server = await openRunningServer(flags)
      const request = { method: 'POST', path: paths.assistantPasses, body: { user: user ?? null } } as const
      const pass = await server.ask(request, shownPassSchema)
      const rows = pass.mailboxes.map((one) => [
        one.user,
        one.softDeleted,
        one.erased,
        one.kept,
        one.blocked,
        one.isSmall ? 'too small for policies' : '',
      ])
      const headings = ['mailbox', 'deleted by age', 'gone for good', 'kept', 'no room', 'remark']
      const text = rows.length === 0 ? 'The assistant had nothing to do.\n' : textTable(headings, rows)
      print(terminal, pass, text, flags)
    })
}

function settingsCommand(terminal: Terminal): Command {
  return command('settings', 'Show the settings of holds and retention, and change them.')
    .option(
      '--mailbox-bytes-min <bytes>',
      'the smallest mailbox in which policies act',
      wholeNumberOption(0, Number.MAX_SAFE_INTEGER),
    )
    .option(
      '--deleted-item-days <days>',
      'how long deleted items can be recovered, 30 days at most',
      wholeNumberOption(0, 30),
    )
    .option(
      '--hours-until-holds-act <hours>',
      'how long it takes until a hold acts, 24 at most',
      wholeNumberOption(0, 24),
    )
    .option('--mailbox <user>', 'with --deleted-item-days: for this mailbox alone')
    .action(async ({ mailboxBytesMin, deletedItemDays, hoursUntilHoldsAct, mailbox, ...flags }: SettingFlags) => {
      const server = await openRunningServer(flags)
      if (mailbox !== undefined) return changeMailbox(terminal, server, { mailbox, deletedItemDays, flags })
      const body = {
        retentionMailboxBytesMin: mailboxBytesMin,
        deletedItemRetentionDays: deletedItemDays,
        hoursUntilHoldsAct,
      }
      const settings = await server.ask({ method: 'PATCH', path: paths.settings, body }, settingsSchema)
      const rows = Object.entries(settings).map(([name, value]) => [name, String(value)])
      print(terminal, settings, textTable(['setting', 'value'], rows), flags)
    })
}

async function changeMailbox(
  terminal: Terminal,
  server: RunningServer,
  { mailbox, deletedItemDays, flags }: { mailbox: string; deletedItemDays: number | undefined; flags: Flags },
): Promise<void> {
  const body = { deletedItemRetentionDays: deletedItemDays }
  const its = { path: paths.mailbox, values: { user: mailbox } }
  const shown = await server.ask({ method: 'PATCH', ...its, body }, shownMailboxSchema)
  const { user, deletedItemRetentionDays, singleItemRecovery } = shown
  const rows = Object.entries({ user, deletedItemRetentionDays, singleItemRecovery }).map(([name, value]) => [
    name,
    String(value),
  ])
  print(terminal, shown, textTable(['setting', 'value'], rows), flags)
}
