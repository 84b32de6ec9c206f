import { expect, test } from 'vitest'
import { defaultReadings, type Readings } from '../../catalogue/index.ts'
import type { MailboxSnapshot } from '../../m365/mailbox/mailbox-snapshot.ts'
import { messagesIn } from '../predict/messages.ts'
import type { Capture, Witness } from '../witness.ts'
import {
  ashas,
  bens,
  captured,
  idles,
  judge,
  requirementsBroken,
  rightMail,
  stored,
  summary,
  sync,
  witness,
} from './hand-made-mailboxes.ts'

// Goal: the oracle tells the messages of one id apart (CAP-12), in the captures and in the mailboxes.

const placeholder = captured({ text: 'Waiting for this message.', attachments: [] }, 'item-2')
const texts = [captured(), placeholder]
const mailOfPlaceholder = rightMail
  .replace('See the file.', 'Waiting for this message.')
  .replace('<m1@', '<m2@')
  .replace(/--b\r?\nContent-Type: application[\s\S]*(?=--b--)/, '')

test.each<[what: string, other: Capture, names: string[]]>([
  ['the same again', captured({}, 'item-2'), ['M1', 'M1']],
  ['another text', captured({ text: 'See it.' }, 'item-2'), ['M1', 'M1\n2']],
  ['no file', captured({ attachments: [] }, 'item-2'), ['M1', 'M1\n2']],
  ['a deletion', captured({ kind: 'deletion' }, 'item-2'), ['M1', 'M1\n2']],
  ['a group', captured({ chat: { type: 'group', chatId: 'g', name: 'Desk' } }, 'item-2'), ['M1', 'M1\n2']],
  ['another direct chat', captured({ chat: { type: 'direct', chatId: 'd' } }, 'item-2'), ['M1', 'M1']],
  ['another id', captured({ archiveMessageId: 'M2' }, 'item-2'), ['M1', 'M2']],
])('%s: messages are told by their content', (_what, other, names) => {
  const captures = [captured(), other]
  const messages = messagesIn(captures, defaultReadings)
  expect(captures.map(messages.of)).toEqual(names)
})

test('where the id makes a message, only a deletion and an edit are told from it', () => {
  const captures = [captured(), placeholder, captured({ kind: 'deletion' }, 'item-3')]
  const messages = messagesIn(captures, { 'message.identity': 'id' })
  expect(captures.map(messages.of)).toEqual(['M1', 'M1', 'M1\n2'])
})

const found = (readings: Partial<Readings>, ...mails: string[]): Witness => {
  const messages = mails.map((mail, index) => stored({ mail, messageId: `x${index}` }))
  const mailboxes: MailboxSnapshot[] = [
    ashas(...messages),
    bens(...mails.map((mail, index) => stored({ mail, messageId: `y${index}` }))),
    idles,
  ]
  const imported = 2 * mails.length
  const records = [summary({ itemsFromSource: 2, available: 4, imported, skipped: Math.max(0, 4 - imported) })]
  const synced = sync(mailboxes, { importLog: { state: 'read', records } })
  return { ...witness([synced], texts), readings: { ...defaultReadings, ...readings } }
}

test('both are right, in any order; one alone is CAP-12, and one of them twice is CAP-10', async () => {
  expect(await requirementsBroken(found({}, rightMail, mailOfPlaceholder))).toEqual([])
  expect(await requirementsBroken(found({}, mailOfPlaceholder, rightMail))).toEqual([])
  expect(await requirementsBroken(found({}, rightMail))).toContain('CAP-12')
  expect(await requirementsBroken(found({}, mailOfPlaceholder))).toContain('CAP-12')
  expect(await requirementsBroken(found({}, rightMail, mailOfPlaceholder, rightMail))).toContain('CAP-10')
  const sameMessageId = mailOfPlaceholder.replace('<m2@', '<m1@')
  expect(await requirementsBroken(found({}, rightMail, sameMessageId))).toContain('CNV-8')
})

test('where the id makes a message, the first is right, and both are CAP-10', async () => {
  const byId = { 'message.identity': 'id' } as const
  expect(await requirementsBroken(found(byId, rightMail))).toEqual([])
  expect(await requirementsBroken(found(byId, rightMail, mailOfPlaceholder))).toContain('CAP-10')
})

test('each row of the ledger has the fault of its own message', async () => {
  const { findings, ledger } = await judge(found({}, rightMail))
  expect(new Set(findings.map(({ itemId }) => itemId))).toEqual(new Set(['item-2']))
  expect(ledger.faults.missing).toBe(2)
})
