import { expect, test } from 'vitest'
import { defaultReadings, type Readings } from '../../catalogue/index.ts'
import type { CapturedAttachment, FailureRecord } from '../../contract/index.ts'
import type { Capture, SyncWitness, Witness } from '../witness.ts'
import {
  addresses,
  archiver,
  asha,
  ashas,
  at,
  ben,
  bens,
  captured,
  empty,
  idles,
  inbox,
  judge,
  mailbox,
  now,
  requirementsBroken,
  rightMail,
  stored,
  summary,
  sync,
  witness,
} from './hand-made-mailboxes.ts'

// Goal: the oracle judges exactly by the declared readings, to the byte and the instant. These tests use only the
// oracle.

const hourMs = 60 * 60 * 1000
const limitBytes = 10_485_760
const mailboxes = addresses.map((address) => empty(address))

function judged(readings: Partial<Readings>, syncs: SyncWitness[], captures?: Capture[]): Witness {
  return { ...witness(syncs, captures), readings: { ...defaultReadings, ...readings } }
}

/** A capture with files of these sizes; their content is never opened. */
function sized(text: string, ...sizes: number[]): Capture {
  const attachments: CapturedAttachment[] = sizes.map((sizeBytes, index) => ({
    attachmentId: `a${index}`,
    fileName: `file-${index}`,
    contentType: 'application/pdf',
    content: { sizeBytes, sha256: String(index).repeat(64), open: () => expect.unreachable('nobody reads it') },
  }))
  return captured({ text, attachments })
}

/** The predicted dispositions of Asha's and Ben's copies, with no copy in any mailbox. */
async function dispositionsOf(readings: Partial<Readings>, capture: Capture): Promise<string[]> {
  const { prediction } = await judge(judged(readings, [sync(mailboxes)], [capture]))
  return prediction.syncs[0]?.[0]?.outcomes.map(({ disposition }) => disposition) ?? []
}

test.each([
  ['a file at the limit', 'decoded', 10_000_000, 0, [10_000_000], 'imported'],
  ['a file one byte above', 'decoded', 10_000_000, 0, [10_000_001], 'failed'],
  ['text and file at the limit', 'decoded', 2_000_003, 1, [2_000_002], 'imported'],
  ['text and file one byte above', 'decoded', 2_000_003, 2, [2_000_002], 'failed'],
  // 57 octets make a line of 78 in base64; the limit is 10,485,760 and decides outside 65,536 around it.
  ['a file clearly below', 'encoded', limitBytes, 0, [57 * 133_592], 'imported'],
  ['a file clearly above', 'encoded', limitBytes, 0, [57 * 135_274], 'failed'],
  ['two files clearly above together', 'encoded', limitBytes, 0, [57 * 70_000, 57 * 70_000], 'failed'],
  ['a text that is below in any encoding', 'encoded', limitBytes, 7_500_000, [], 'imported'],
  ['a text that is above in any encoding', 'encoded', limitBytes, limitBytes + 65_537, [], 'failed'],
] as const)('%s, %s, with a limit of %i, is as declared', async (_, measure, limit, octets, sizes, disposition) => {
  const readings = { 'size.measure': measure, 'size.limitBytes': limit }
  expect(await dispositionsOf(readings, sized('a'.repeat(octets), ...sizes))).toEqual([disposition, disposition])
})

test.each([[57 * 133_593], [57 * 134_432], [57 * 135_272]])(
  'near the limit of an encoded message, %i bytes may arrive or not',
  async (sizeBytes) => {
    const readings = { 'size.measure': 'encoded' as const }
    const capture = sized('See the file.', sizeBytes)
    expect(await dispositionsOf(readings, capture)).toEqual(['failed', 'failed'])
    const there = [ashas(stored()), bens(stored()), idles]
    const { prediction } = await judge(judged(readings, [sync(there)], [capture]))
    expect(prediction.syncs[0]?.[0]?.dispositions).toMatchObject({ imported: 2, failed: 0 })
  },
)

test.each([
  [[limitBytes + 1, 10], 'partial'],
  [[limitBytes, 10], 'failed'],
  [[limitBytes, 0], 'imported'],
] as const)(
  'drops what is over the limit alone, and refuses what is over it together: %j is %s',
  async (sizes, disposition) => {
    const readings = { 'size.oversizeAttachment': 'drop-attachment' as const }
    expect(await dispositionsOf(readings, sized('', ...sizes))).toEqual([disposition, disposition])
  },
)

const dropped: Partial<Readings> = { 'size.oversizeAttachment': 'drop-attachment', 'size.limitBytes': 1_048_576 }

/** A capture with one file whose declared size is over the limit. */
function oversize(): Capture {
  const [attachment] = captured().event.attachments
  if (!attachment) throw new Error('the capture has lost its attachment')
  return captured({ attachments: [{ ...attachment, content: { ...attachment.content, sizeBytes: 1_048_577 } }] })
}

const partialSummary = { state: 'read' as const, records: [summary({ imported: 0, partial: 2 })] }
const withoutFile = rightMail.replace(/--b\r\nContent-Type: application[\s\S]*?--b--/, '--b--')

test('finds nothing where a dropped attachment is not there, and LIM-1 where it is', async () => {
  const right = [ashas(stored({ mail: withoutFile })), bens(stored({ mail: withoutFile })), idles]
  const whole = [ashas(stored({ mail: withoutFile })), bens(stored()), idles]
  const importLog = partialSummary
  expect(await requirementsBroken(judged(dropped, [sync(right, { importLog })], [oversize()]))).toEqual([])
  expect(await requirementsBroken(judged(dropped, [sync(whole, { importLog })], [oversize()]))).toEqual(['LIM-1'])
})

test('misses under LIM-1 an item that an attachment over the limit took with it', async () => {
  const broken = await requirementsBroken(judged(dropped, [sync(mailboxes)], [oversize()]))
  expect(broken).toContain('LIM-1')
})

const ashaInFile = { mappingRows: [{ number: asha.number, target: 'idle@contoso.example' }] }

test('lets the file decide for the whole item once it knows one participant', async () => {
  const idle = mailbox('idle@contoso.example', [stored()])
  const importLog = { state: 'read' as const, records: [summary({ available: 1, imported: 1 })] }
  const perItem = sync([empty('asha@contoso.example'), empty('ben@contoso.example'), idle], {
    ...ashaInFile,
    importLog,
  })
  expect(await requirementsBroken(judged({ 'mapping.scope': 'per-item' }, [perItem]))).toEqual([])
  const both = sync([empty('asha@contoso.example'), bens(stored()), idle], ashaInFile)
  expect(await requirementsBroken(judged({}, [both]))).toEqual([])
  expect(await requirementsBroken(judged({ 'mapping.scope': 'per-item' }, [both]))).toContain('MAP-14')
})

test('leaves it open whether the log lists people whom the file left out', async () => {
  const idle = mailbox('idle@contoso.example', [stored()])
  for (const listed of [[], [{ record: 'unmapped-user' as const, sourceUserId: ben.number }]]) {
    const records = [...listed, summary({ available: 1, imported: 1 })]
    const changes = { ...ashaInFile, importLog: { state: 'read' as const, records } }
    const one = sync([empty('asha@contoso.example'), empty('ben@contoso.example'), idle], changes)
    expect(await requirementsBroken(judged({ 'mapping.scope': 'per-item' }, [one]))).toEqual([])
  }
})

test('takes an item by event time only once it has been captured', async () => {
  const event = { 'window.basis': 'event' as const }
  const late = captured({ eventTime: new Date(now.getTime() - hourMs), captureTime: new Date(now.getTime() + hourMs) })
  const nothing = {
    state: 'read' as const,
    records: [summary({ itemsFromSource: 0, available: 0, imported: 0, message: 'No items ingested on 03/10/2026.' })],
  }
  const { prediction } = await judge(judged(event, [sync(mailboxes, { importLog: nothing })], [late]))
  expect(prediction.copies).toEqual([])
  const early = captured({ captureTime: at, eventTime: new Date(now.getTime() - 25 * hourMs) })
  expect((await judge(judged(event, [sync(mailboxes)], [early]))).prediction.copies).toEqual([])
  expect((await judge(judged({}, [sync(mailboxes)], [early]))).prediction.copies).toHaveLength(2)
})

test('by event time, what came late may be taken by a run that reads its day again, or not', async () => {
  const event = { 'window.basis': 'event' as const }
  const eventTime = new Date(now.getTime() - hourMs)
  const late = captured({ eventTime, captureTime: new Date(now.getTime() + hourMs) })
  const evening = { now: new Date(now.getTime() + 12 * hourMs) }
  const mail = rightMail.replace('Tue, 10 Mar 2026 06:07:08', 'Tue, 10 Mar 2026 23:00:00')
  const copy = () => stored({ mail, sentTime: eventTime, receivedTime: eventTime })
  const taken = sync([ashas(copy()), bens(copy()), idles], evening)
  const left = sync(mailboxes, {
    ...evening,
    importLog: { state: 'read', records: [summary({ available: 0, imported: 0 })] },
  })
  for (const second of [taken, left]) {
    const first = sync(mailboxes, { importLog: left.importLog })
    const { ledger } = await judge(judged(event, [first, second], [late]))
    expect(ledger.faults).toMatchObject({ missing: 0, unexpected: 0 })
  }
})

test('by event time a connector may download more than it takes, and by capture time not', async () => {
  const importLog = { state: 'read' as const, records: [summary({ itemsFromSource: 5 })] }
  const right = sync([ashas(stored()), bens(stored()), idles], { importLog })
  expect(await requirementsBroken(judged({ 'window.basis': 'event' }, [right]))).toEqual([])
  expect(await requirementsBroken(judged({}, [right]))).toEqual(['LOG-4'])
})

test('takes the 24 hours before a run and no more, where that is declared', async () => {
  const sameDay = captured()
  const twoDaysOn = { now: new Date(now.getTime() + 48 * hourMs) }
  const missed = captured({ captureTime: new Date(now.getTime() + hourMs), archiveMessageId: 'M2' }, 'item-2')
  const syncs = [sync(mailboxes), sync(mailboxes, twoDaysOn)]
  const copies = async (readings: Partial<Readings>) =>
    (await judge(judged(readings, syncs, [sameDay, missed]))).prediction.copies.map((copy) => copy.archiveMessageId)
  expect(await copies({})).toEqual(['M1', 'M1', 'M2', 'M2'])
  expect(await copies({ 'window.catchUp': 'exactly-24-hours' })).toEqual(['M1', 'M1'])
})

test('looks for the folder where it is declared to be', async () => {
  const inInbox = archiver('WhatsApp Archiver', inbox)
  const filed = (address: string) => mailbox(address, [stored({ folderId: inInbox.folderId })], [inInbox])
  const after = [filed('asha@contoso.example'), filed('ben@contoso.example'), idles]
  expect(await requirementsBroken(judged({ 'folder.parent': 'inbox' }, [sync(after)]))).toEqual([])
  expect(await requirementsBroken(judged({}, [sync(after)]))).toContain('FLD-2')
})

test('ends the search at a row that leads to nobody, where that is declared', async () => {
  const changes = { mappingRows: [{ number: ben.number, target: 'gone@contoso.example' }] }
  const override: Partial<Readings> = { 'mapping.customTargetNotAUser': 'override' }
  const copies = async (readings: Partial<Readings>) =>
    (await judge(judged(readings, [sync(mailboxes, changes)]))).prediction.copies.map((copy) => copy.mailbox)
  expect(await copies({})).toEqual(['asha@contoso.example', 'ben@contoso.example'])
  expect(await copies(override)).toEqual(['asha@contoso.example'])
})

const failure = (user: string): FailureRecord => ({
  record: 'failure',
  itemId: 'item-2',
  sourceUserId: user,
  microsoft365User: user === asha.number ? 'asha@contoso.example' : 'ben@contoso.example',
  reason: 'size',
})

test.each([
  ['copies', [failure(asha.number), failure(ben.number)], { available: 4, imported: 2, failed: 2 }, []],
  ['items', [failure(asha.number), failure(ben.number)], { available: 2, imported: 1, failed: 1 }, []],
  ['items', [failure(ben.number)], { available: 2, imported: 1, failed: 1 }, []],
  ['items', [], { available: 2, imported: 1, failed: 1 }, ['LOG-2']],
  ['items', [failure(ben.number)], { available: 2, imported: 2, failed: 0 }, ['LOG-4']],
  ['items', [failure(asha.number), failure(ben.number)], { available: 4, imported: 2, failed: 2 }, ['LOG-2', 'LOG-4']],
  ['copies', [failure(ben.number)], { available: 2, imported: 1, failed: 1 }, ['LOG-4']],
] as const)('counts %s in the log, case %#', async (unit, failures, counts, broken) => {
  const refused = { ...sized('', limitBytes + 1) }
  const second: Capture = {
    event: { ...refused.event, archiveMessageId: 'M2' },
    item: { ...refused.item, archiveMessageId: 'M2', itemId: 'item-2' },
  }
  const records = [...failures, summary({ itemsFromSource: 2, ...counts })]
  const one = sync([ashas(stored()), bens(stored()), idles], { importLog: { state: 'read', records } })
  expect(await requirementsBroken(judged({ 'log.unit': unit }, [one], [captured(), second]))).toEqual(broken)
})
