import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Observed } from '../../harness/oracle/index.ts'
import { createWorkFolder } from '../../harness/runner/index.ts'
import { openWorlds } from '../../harness/runner/world/open-world.ts'
import { referenceConnector } from '../reference-connector.ts'
import type { HostileRow } from './hostile-row.ts'
import { problemsOf } from './judge-row.ts'
import { type PlayedRow, playRow } from './play-row.ts'

// A judge that never finds a problem would let every row pass. So one row is played, and its result then falsified.

const row: HostileRow = {
  id: 'judged',
  what: 'an ordinary item with a file',
  files: [{ bytes: 'content', listed: { fileName: 'a.txt' } }],
  fates: [{ fate: 'archived' }],
}
const failure = { record: 'failure', itemId: 'item-judged', sourceUserId: '', reason: 'unreadable' } as const
const workFolder = await createWorkFolder()
let played: PlayedRow
beforeAll(async () => {
  const openWorld = await openWorlds({ seed: 1, workFolder })
  const world = await openWorld('judged')
  played = await playRow(row, referenceConnector, world).finally(() => world.close())
})
afterAll(() => workFolder.remove())

const first = (copy: (one: Observed) => Partial<Observed>): Partial<PlayedRow> => {
  const [one, ...others] = played.copies as [Observed, ...Observed[]]
  return { copies: [{ ...one, ...copy(one) }, ...others] }
}
const mail = (changes: (one: Observed) => Partial<Observed['mail']>): Partial<PlayedRow> =>
  first((one) => ({ mail: { ...one.mail, ...changes(one) } }))
const file = (changes: object): Partial<PlayedRow> =>
  mail(({ mail: { attachments } }) => ({ attachments: attachments.map((one) => ({ ...one, ...changes })) }))

test('finds nothing wrong with what is right', () => {
  expect(played.copies).toHaveLength(2)
  expect(problemsOf(row, played)).toEqual([])
})

test.each<[string, () => Partial<PlayedRow>]>([
  ['the sync ended', () => ({ outcome: { status: 'try-again', message: '' } })],
  ['copies of the neighbours', () => ({ neighbourCopies: 3 })],
  ['a neighbour breaks', () => ({ neighbourFindings: [{ requirement: 'X', message: '', acceptable: [], seen: '' }] })],
  ['0 messages in', () => ({ copies: played.copies.slice(1) })],
  ['2 messages in', () => ({ copies: [...played.copies, ...played.copies.slice(1)] })],
  ['a message in eve@contoso.example', () => first(() => ({ mailbox: 'eve@contoso.example' }))],
  ['the text is', () => mail(({ mail: { texts } }) => ({ texts: texts.map((one) => ({ ...one, text: 'else' })) }))],
  ['the subject is', () => mail(() => ({ subject: 'something else' }))],
  ['the date is', () => mail(() => ({ date: new Date('2026-03-10T09:00:01Z') }))],
  ['the sent time is', () => first(({ stored }) => ({ stored: altered(stored, { sentTime: undefined }) }))],
  ['the names of its files', () => file({ fileName: 'b.txt' })],
  ['the bytes of its files', () => file({ sha256: '0'.repeat(64) })],
  ['people in the headers', () => mail(() => ({ to: [] }))],
  ['the message is from 2 people', () => mail((one) => ({ from: [...one.mail.from, ...one.mail.from] }))],
  ['headers that no item has: bcc', () => mail((one) => ({ headerNames: [...one.mail.headerNames, 'bcc'] }))],
  ['repeats headers: to', () => mail((one) => ({ headerNames: [...one.mail.headerNames, 'to'] }))],
  ['only forged content names', () => mail(() => ({ cc: [{ name: '', address: 'eve@contoso.example' }] }))],
  ['contains a line break', () => mail(() => ({ subject: 'a\r\nBcc: b' }))],
  ['contains a line break', () => mail((one) => ({ from: one.mail.from.map((from) => ({ ...from, name: 'a\nb' })) }))],
  ['the message is in Inbox', () => first(() => ({ folderPath: ['Inbox'] }))],
  ['bare CR or LF', () => first(({ stored }) => ({ stored: altered(stored, { content: Buffer.from('a: b\n\n') }) }))],
  ['998 octets', () => first(({ stored }) => ({ stored: altered(stored, { content: Buffer.alloc(999, 'x') }) }))],
  ['a failure in the log', () => ({ failures: [failure] })],
  ['number of failures in the log differs', () => ({ failures: [failure] })],
  ['number of imports in the log is wrong', () => ({ copies: [] })],
  ['do not add up', () => ({ summary: played.summary && { ...played.summary, available: 0 } })],
  ['number of imports in the log is wrong', () => ({ summary: undefined })],
])('finds that %s', (problem, changes) => {
  expect(problemsOf(row, { ...played, ...changes() }).join('\n')).toContain(problem)
})

const failed = { ...row, fates: [{ fate: 'failed', reason: 'unreadable' } as const] }
const gone = (): Partial<PlayedRow> => ({
  copies: [],
  failures: [failure],
  summary: played.summary && { ...played.summary, imported: 4, failed: 1, available: 5 },
})

test('finds nothing wrong with a failure that was foreseen', () => {
  expect(problemsOf(failed, { ...played, ...gone() })).toEqual([])
})

test.each<[string, Partial<PlayedRow>]>([
  ['no failure with reason unreadable', { failures: [{ ...failure, reason: 'other' }] }],
  ['no failure with reason unreadable', { failures: [{ ...failure, itemId: 'item-of-another' }] }],
  ['no failure with reason unreadable', { failures: [] }],
])('finds that there is %s in the log', (problem, changes) => {
  expect(problemsOf(failed, { ...played, ...gone(), ...changes }).join('\n')).toContain(problem)
})

test('finds a message that must not be there', () => {
  const { copies } = played
  expect(problemsOf(failed, { ...played, ...gone(), copies }).join('\n')).toContain('a message in asha@contoso.example')
})

test('accepts a message with the time of its capture only if its row allows it', () => {
  const moved = { copies: played.copies.map((copy) => atCapture(copy)) }
  const fates = [{ fate: 'archived-with-capture-time' } as const]
  expect(problemsOf({ ...row, fates }, { ...played, ...moved })).toEqual([])
  expect(problemsOf({ ...row, fates }, played)).not.toEqual([])
})

function atCapture(copy: Observed): Observed {
  const date = new Date('2026-03-10T09:00:01Z')
  return { ...copy, mail: { ...copy.mail, date }, stored: altered(copy.stored, { sentTime: date }) }
}

/** A copy with changes. Spread syntax would lose the fields, which are getters. */
function altered(stored: Observed['stored'], changes: Partial<Observed['stored']>): Observed['stored'] {
  const { messageId, folderId, content, contentSha256, itemClass, isDraft, sentTime, receivedTime, createdSequence } =
    stored
  return {
    messageId,
    folderId,
    content,
    contentSha256,
    itemClass,
    isDraft,
    sentTime,
    receivedTime,
    createdSequence,
    ...changes,
  }
}
