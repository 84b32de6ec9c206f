import { expect, test } from 'vitest'
import type { Readings } from '../../catalogue/index.ts'
import type { CaptureEvent } from '../../contract/index.ts'
import { audit } from '../../oracle/audit/audit.ts'
import {
  addresses,
  ashas,
  ben,
  bens,
  captured,
  empty,
  idles,
  mailbox,
  rightMail,
  stored,
  sync,
  witness,
  zoe,
} from '../../oracle/audit/hand-made-mailboxes.ts'
import type { Disposition } from '../../oracle/index.ts'
import { ledgerCopies } from './ledger-copies.ts'

const fromZoeAlone: Partial<CaptureEvent> = {
  archiveMessageId: 'M2',
  kind: 'text',
  participants: [{ number: zoe.number, name: 'Zoe Rao', role: 'sender' }],
}

test('every item has a row for each of its mailboxes, in order of capture', async () => {
  const captures = [captured(), captured({ capturedBy: ben.number }, 'item-2'), captured(fromZoeAlone, 'item-3')]
  const judged = await audit(witness([sync([ashas(stored()), bens(stored()), idles])], captures))
  const rows = [...ledgerCopies(judged)]
  expect(rows.map(({ itemId, kind, mailbox: address, disposition }) => [itemId, kind, address, disposition])).toEqual([
    ['item-1', 'document', 'asha@contoso.example', 'imported'],
    ['item-1', 'document', 'ben@contoso.example', 'imported'],
    ['item-2', 'document', 'asha@contoso.example', 'skipped'],
    ['item-2', 'document', 'ben@contoso.example', 'skipped'],
    ['item-3', 'text', undefined, 'failed'],
  ])
  const { dispositions } = judged.ledger
  for (const disposition of Object.keys(dispositions) as Disposition[])
    expect(rows.filter((row) => row.disposition === disposition)).toHaveLength(dispositions[disposition])
})

test('a fault is listed once, on its copy, and not on the copy that the second capture skipped', async () => {
  const altered = rightMail.replace('See the file.', 'See it.').replace('06:07:08', '06:07:09')
  const captures = [captured(), captured({ capturedBy: ben.number }, 'item-2')]
  const judged = await audit(
    witness([sync([ashas(stored({ mail: altered })), empty('ben@contoso.example'), idles])], captures),
  )
  expect([...ledgerCopies(judged)].map(({ itemId, faults }) => [itemId, ...faults])).toEqual([
    ['item-1', 'altered'],
    ['item-1', 'missing'],
    ['item-2'],
    ['item-2'],
  ])
})

test('an unexpected message has its own row, after all others', async () => {
  const judged = await audit(
    witness([sync([ashas(stored()), bens(stored()), mailbox('idle@contoso.example', [stored()])])]),
  )
  expect([...ledgerCopies(judged)].at(-1)).toEqual({
    itemId: 'item-1',
    archiveMessageId: 'M1',
    mailbox: 'idle@contoso.example',
    faults: ['unexpected'],
  })
})

test('if the mapping file decides for whole items, participants that it leaves out have no row', async () => {
  const mappingRows = [{ number: zoe.number, target: 'idle@contoso.example' }]
  const there = [
    empty('asha@contoso.example'),
    empty('ben@contoso.example'),
    mailbox('idle@contoso.example', [stored()]),
  ]
  const judged = witness([sync(there, { mappingRows })])
  const rows = async (scope: Readings['mapping.scope']): Promise<(string | undefined)[]> => {
    const readings = { ...judged.readings, 'mapping.scope': scope }
    return [...ledgerCopies(await audit({ ...judged, readings }))].map((row) => row.mailbox)
  }
  expect(await rows('per-item')).toEqual(['idle@contoso.example'])
  expect(await rows('per-participant')).toEqual(addresses)
})
