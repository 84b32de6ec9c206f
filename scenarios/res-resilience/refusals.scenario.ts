import type { Scenario } from '../../harness/runner/index.ts'
import { callsThat } from '../vocabulary/calls.ts'
import { entryIdOf } from '../vocabulary/entry-id.ts'
import { type Colleague, type Given, type Message, scenario } from '../vocabulary/index.ts'
import { ordinaryDay } from '../vocabulary/ordinary-day.ts'
import { isDenied, isFull, type Refuse } from '../vocabulary/refusing-mailbox.ts'
import { strikes } from '../vocabulary/strikes.ts'

const minuteMs = 60_000

/** Mistakes of phones or the site, each in one field of an ordinary item. */
const unreadable: [slug: string, title: string, changes: Record<string, unknown>][] = [
  ['no-time', 'without a valid time', { eventTime: 'yesterday at noon' }],
  ['no-participants', 'whose participants are not a list', { participants: 'everybody' }],
  ['no-text', 'whose text is a number', { text: 42 }],
]

/** Items that cannot be read, and mailboxes that refuse (RES-7, RES-10). */
export const refusals: Scenario[] = [
  ...unreadable.map(([slug, what, changes]) =>
    scenario(
      `RES-7/${slug}`,
      `archives the neighbours of an item ${what}, and reports the item in the log`,
      async (given) => {
        const asha = given.hires()
        const to = given.outsider()
        const before = given.sends({ from: asha, to, text: 'The one before.' })
        const itemId = servesUnreadable(given, before.captures[0]?.item ?? {}, changes)
        const after = given.sends({ from: asha, to, text: 'The one behind.' })
        // The oracle counts captured items. This one was not captured, so the oracle cannot count it.
        given.judgesItself(({ requirement }) => requirement === 'LOG-4')
        await given.connectorRuns()
        for (const neighbour of [before, after]) given.expects(neighbour).once(asha)
        if (!given.declares('importLog')) return
        const told = given.log().records.filter((record) => record.record === 'failure')
        given.demands('items with a failure record in the log', itemId, told.map((record) => record.itemId).join(', '))
      },
    ),
  ),
  scenario(
    'RES-7/no-id-behind-an-expired-cursor',
    'reports an item without an id that comes for the first time after a window was read again',
    async (given) => {
      const asha = given.hires()
      const to = given.outsider()
      const before = ['The first one.', 'The second one.'].map((text) => given.sends({ from: asha, to, text }))
      const withoutId = { itemId: undefined, archiveMessageId: undefined }
      servesUnreadable(given, before[0]?.captures[0]?.item ?? {}, withoutId)
      const after = given.sends({ from: asha, to, text: 'The one behind.' })
      // After the two items the cursor expires. They come again, and the item without an id is new.
      given.world.site.servesPages({ lengths: [2], expired: [1] })
      given.judgesItself(({ requirement }) => requirement === 'LOG-4')
      await given.connectorRuns()
      for (const neighbour of [...before, after]) given.expects(neighbour).once(asha)
      const reported = given.log().records.filter((record) => record.record === 'failure').length
      // Without an id, a connector cannot know whether it had the item before: it may report it twice.
      given.demands('failure records in the log', 'at least 1', reported > 0 ? 'at least 1' : 'none')
    },
    { needs: 'importLog' },
  ),
  scenario(
    'RES-7/file-never-whole',
    'archives the neighbours of an item whose file is always truncated',
    async (given) => {
      const asha = given.hires()
      const to = given.outsider()
      const before = given.sends({ from: asha, to, text: 'The one before.' })
      const broken = given.sends({ from: asha, to, files: [{ sizeBytes: 5_000 }] })
      const after = given.sends({ from: asha, to, text: 'The one behind.' })
      given.judgesItself(({ archiveMessageId }) => archiveMessageId === broken.archiveMessageId)
      const fault = strikes(given.world, callsThat.download, { kind: 'truncate', sentBytes: 1_000 })
      // A later try could succeed, so the day may stay open; but the items after this one must be archived.
      await given.connectorTries()
      for (const neighbour of [before, after]) given.expects(neighbour).once(asha)
      if (fault.hits() > 0) given.occurs()
    },
    { occursBy: 'saying' },
  ),
  mailboxScenario('full', 'that is full', isFull),
  mailboxScenario('disabled-in-mid-run', 'that is disabled in mid-run', ({ world }, refusing) => {
    const entryId = entryIdOf(world, refusing)
    const writes = new Set(callsThat.write.map((name) => name.slice(name.indexOf(':') + 1)))
    const stop = world.watch(({ operation }) => {
      if (!writes.has(operation)) return
      stop()
      world.tenant.change(entryId, { mailbox: 'suspended' })
    })
    return () => world.journal.entries({ server: 'm365' }).some(({ status }) => status === 404)
  }),
  mailboxScenario('denied', 'that the connector must not enter', isDenied),
  scenario(
    'RES-10/one-write-denied',
    'fails only the copy that the mailbox denies',
    async (given) => {
      const day = ordinaryDay(given)
      given.judgesItself(({ fault }) => fault === 'missing')
      const fault = strikes(given.world, callsThat.write, { kind: 'answer', status: 403 }, { times: 1 })
      const { status, message } = await given.connectorTries()
      if (fault.hits() === 0) return
      given.demands('how the run ended', 'done', status === 'done' ? status : message)
      const there = day.messages.flatMap((message) => given.copiesOf(message).length)
      const wanted = day.messages.length * 2 - 1
      given.demands('copies that arrived', String(wanted), String(there.reduce((sum, count) => sum + count, 0)))
      given.occurs()
    },
    { occursBy: 'saying' },
  ),
]

/** Serves an unreadable item like `ordinary`, a minute after it. Returns its id. */
function servesUnreadable(given: Given, ordinary: object, changes: Record<string, unknown>): string {
  const itemId = `unreadable-${given.world.chance.fork('unreadable').hex(8)}`
  const captureTime = new Date(given.world.clock.now().getTime() - 19 * 60 * minuteMs)
  const served = { ...ordinary, itemId, archiveMessageId: `message-${itemId}`, captureTime: captureTime.toISOString() }
  given.world.site.captureRaw({ captureTime, json: JSON.stringify({ ...served, ...changes }), attachments: [] })
  return itemId
}

function mailboxScenario(slug: string, what: string, refuse: Refuse): Scenario {
  return scenario(
    `RES-10/${slug}`,
    `fails only the copies for a mailbox ${what}, not those for others and not the day`,
    async (given) => {
      const day = ordinaryDay(given)
      const { ben } = day
      given.judgesItself(({ mailbox }) => mailbox === ben.mailbox.toLowerCase())
      // The moment of the refusal decides whether the log counts earlier copies and lists the mailbox's owner.
      given.judgesItself(({ requirement }) => requirement === 'LOG-3' || requirement === 'LOG-4')
      const hasRefused = refuse(given, ben)
      await given.connectorTries()
      if (!hasRefused()) return
      given.occurs()
      for (const message of day.messages) given.expects(message).once(day.asha)
      const silent = given.declares('importLog') ? day.messages.filter((message) => isSilent(given, message, ben)) : []
      given.demands('refused copies without a failure in the log', '0', String(silent.length))
      given.later()
      await given.connectorTries()
      given.later()
      const sequence = given.world.journal.total()
      const { status, message } = await given.connectorTries()
      given.demands('how the third day ended', 'done', status === 'done' ? status : message)
      const last = day.messages.at(-1)?.captures[0]?.item.captureTime ?? ''
      given.demands('whether the third day fetches the first day again', 'no', asksFor(given, sequence, last))
    },
    { occursBy: 'saying' },
  )
}

/** Whether a copy is not in the mailbox, and the log of the run does not say so. A run that was not done says it by its end. */
function isSilent(given: Given, message: Message, { mailbox }: Colleague): boolean {
  const { records, summary } = given.log()
  if (summary === undefined || given.copiesOf(message).some((copy) => copy.mailbox === mailbox.toLowerCase()))
    return false
  const items = new Set(message.captures.map(({ item }) => item.itemId))
  return !records.some((record) => record.record === 'failure' && items.has(record.itemId))
}

/** Whether a request for items, later than number `since` in the journal, covers an instant. */
function asksFor({ world }: Given, since: number, instant: string): 'yes' | 'no' {
  const asked = world.journal
    .entries({ server: 'telemessage', operation: 'items.list', since })
    .map(({ path }) => new URL(path, 'https://site.example').searchParams.get('from') ?? '')
  return asked.some((from) => new Date(from) <= new Date(instant)) ? 'yes' : 'no'
}
