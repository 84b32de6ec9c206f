import { expect, test } from 'vitest'
import {
  addresses,
  asha,
  ashas,
  ben,
  bens,
  captured,
  empty,
  idles,
  requirementsBroken,
  stored,
  summary,
  sync,
  witness,
  zoe,
} from './hand-made-mailboxes.ts'

test.each([
  ['LOG-1', { available: 3 }],
  ['LOG-2', { imported: 2, failed: 1, available: 3 }],
  ['LOG-4', { imported: 3, available: 3 }],
  ['LOG-4', { itemsFromSource: 2 }],
  ['LOG-4', { windowFrom: '2026-03-09T00:00:00.000Z' }],
  ['LOG-4', { windowTo: '2026-03-10T23:59:59.000Z' }],
])('finds an untrue log under %s', async (requirement, counts) => {
  const importLog = { state: 'read' as const, records: [summary(counts)] }
  expect(await requirementsBroken(witness([sync([ashas(stored()), bens(stored()), idles], { importLog })]))).toContain(
    requirement,
  )
})

test.each([
  ['no file', { state: 'absent' as const }],
  ['a line that is not a record', { state: 'unreadable' as const, lineNumber: 3, problem: 'is not JSON' }],
  ['no summary', { state: 'read' as const, records: [] }],
])('finds under LOG-1 a log with %s', async (_what, importLog) => {
  expect(await requirementsBroken(witness([sync([ashas(stored()), bens(stored()), idles], { importLog })]))).toEqual([
    'LOG-1',
  ])
})

test('wants a registered user who leads nowhere listed once', async () => {
  const nobody = { ...zoe, registration: { source: 'phone-archiver' as const, network: 'WhatsApp' as const } }
  const listed = { record: 'unmapped-user' as const, sourceUserId: zoe.number }
  const judge = (times: number): Promise<string[]> => {
    const records = [...Array.from({ length: times }, () => listed), summary()]
    const judged = witness([sync([ashas(stored()), bens(stored()), idles], { importLog: { state: 'read', records } })])
    return requirementsBroken({ ...judged, people: [asha, ben, nobody] })
  }
  expect([await judge(0), await judge(1), await judge(2)]).toEqual([['LOG-3'], [], ['LOG-3']])
})

test('lets the log name people whose number the phone does not know', async () => {
  const people = ['Ann', 'Ann 2', zoe.number].map((number) => ({ number, name: number, role: 'recipient' as const }))
  const [sender] = captured().event.participants
  const capture = captured({ participants: [...(sender ? [sender] : []), ...people] })
  const listed = ['Ann', 'Ann 2', '+1 (202) 555-0103']
  const records = listed.map((sourceUserId) => ({ record: 'unmapped-user' as const, sourceUserId }))
  const importLog = { state: 'read' as const, records: [...records, summary({ available: 1, imported: 1 })] }
  const judged = witness([sync([ashas(stored()), empty('ben@contoso.example'), idles], { importLog })], [capture])
  expect(await requirementsBroken(judged)).not.toContain('LOG-3')
})

test('wants an empty day logged with its date', async () => {
  const judge = (message?: string): Promise<string[]> => {
    const counts = { itemsFromSource: 0, available: 0, imported: 0, ...(message && { message }) }
    const importLog = { state: 'read' as const, records: [summary(counts)] }
    return requirementsBroken(witness([sync(addresses.map(empty), { importLog })], []))
  }
  expect(await judge()).toEqual(['DAY-8'])
  expect(await judge('No items ingested on 3/10/2026.')).toEqual(['DAY-8'])
  expect(await judge('No items ingested on 03/10/2026.')).toEqual([])
})
