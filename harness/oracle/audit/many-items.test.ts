import { expect, test } from 'vitest'
import type { FoundImportLog } from '../witness.ts'
import {
  ashas,
  bens,
  captured,
  idles,
  judge,
  mailbox,
  rightMail,
  stored,
  summary,
  sync,
  witness,
} from './hand-made-mailboxes.ts'

// Goal: a mailbox with many items is judged right, also when only a few of them are in memory at once (`judge` compares both).

const numbers = [1, 2, 3, 4, 5, 6, 7, 8]
const mailOf = (number: number): string =>
  rightMail
    .replace('<m1@archive.example>', `<m${number}@archive.example>`)
    .replace('ArchiveMessageID: M1', `ArchiveMessageID: M${number}`)
const captures = numbers.map((number) => captured({ archiveMessageId: `M${number}` }, `item-${number}`))
const log = summary({ itemsFromSource: 8, available: 16, imported: 16 })
const judgedWith = (asha: ReturnType<typeof ashas>): ReturnType<typeof judge> => {
  const ben = bens(...numbers.map((number) => stored({ mail: mailOf(number) })))
  return judge(witness([sync([asha, ben, idles], { importLog: { state: 'read', records: [log] } })], captures))
}

test('finds nothing where everything is right', async () => {
  const judged = await judgedWith(ashas(...numbers.map((number) => stored({ mail: mailOf(number) }))))
  expect(judged.findings).toEqual([])
  expect(judged.ledger).toMatchObject({ items: 8, copies: 16 })
})

test('finds each copy that is wrong, whatever its place', async () => {
  const [missing, ...others] = numbers
  const altered = 5
  const copies = others.map((number) =>
    stored({ mail: number === altered ? mailOf(number).replace('See the file.', 'See  the file.') : mailOf(number) }),
  )
  const doubled = stored({ mail: mailOf(8) })
  const strange = stored({ mail: mailOf(9).replace('See the file.', 'Another text.').replace('06:07:08', '06:07:09') })
  const judged = await judgedWith(ashas(...copies, doubled, strange))
  expect(judged.findings).toMatchObject([
    { fault: 'missing', itemId: `item-${missing}` },
    { fault: 'doubled', itemId: 'item-8' },
    { fault: 'unexpected', mailbox: 'asha@contoso.example' },
    { fault: 'altered', itemId: `item-${altered}`, requirement: 'CNV-5' },
    { fault: 'log-untrue', requirement: 'LOG-4' },
  ])
})

test('finds what happened to many messages that were there before', async () => {
  const first = numbers.map((number) => stored({ mail: mailOf(number) }))
  const bensFirst = numbers.map((number) => stored({ mail: mailOf(number) }))
  const after = [ashas(...first), bens(...bensFirst), idles]
  const read: FoundImportLog = { state: 'read', records: [log] }
  const again = {
    ...summary({ itemsFromSource: 0, available: 0, imported: 0 }),
    windowFrom: '2026-03-11T00:00:00.000Z',
    windowTo: '2026-03-12T00:00:00.000Z',
  }
  const later = [ashas(...first.slice(2)), mailbox('ben@contoso.example', bensFirst), idles]
  const judged = await judge(
    witness(
      [
        sync(after, { importLog: read }),
        sync(later, {
          before: after,
          now: new Date('2026-03-12T00:00:00.000Z'),
          importLog: { state: 'read', records: [again] },
        }),
      ],
      captures,
    ),
  )
  expect(judged.findings.filter(({ requirement }) => requirement !== 'DAY-8')).toMatchObject([
    { requirement: 'CAP-5', seen: 'gone' },
    { requirement: 'CAP-5', seen: 'gone' },
  ])
})
