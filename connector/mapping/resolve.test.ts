import { expect, test } from 'vitest'
import type { ArchivedParticipant } from '../telemessage/decode.ts'
import { type Mailbox, type MailboxDirectory, type Resolution, resolveItem, resolveParticipant } from './resolve.ts'

const mailboxOf = (address: string): Mailbox => ({ mailboxId: `MBX:${address}`, userId: `user ${address}`, address })
const valid = ['mapped@contoso.example', 'own@contoso.example']
const directory: MailboxDirectory = {
  find: async (address) => (valid.includes(address) ? mailboxOf(address) : undefined),
}
const person = (userEmailAddress?: string, number = '447700900123'): ArchivedParticipant => ({
  number,
  name: 'Asha Patel',
  role: 'sender',
  userEmailAddress,
})

const targets = { valid: 'mapped@contoso.example', invalid: 'nobody@contoso.example', absent: undefined }
const addresses = { valid: 'own@contoso.example', invalid: 'nobody@contoso.example', absent: undefined }
type Kind = keyof typeof targets
const toMapped = { mailbox: mailboxOf('mapped@contoso.example'), by: 'custom-mapping' }
const toOwn = { mailbox: mailboxOf('own@contoso.example'), by: 'email-address' }

const rows: [file: Kind | 'off', address: Kind, automatic: boolean, expected: object | string][] = [
  ['valid', 'valid', true, toMapped],
  ['valid', 'invalid', true, toMapped],
  ['valid', 'absent', true, toMapped],
  ['invalid', 'valid', true, toOwn],
  ['invalid', 'invalid', true, 'unmapped'],
  ['invalid', 'absent', true, 'unmapped'],
  ['absent', 'valid', true, toOwn],
  ['absent', 'invalid', true, 'unmapped'],
  ['absent', 'absent', true, 'unmapped'],
  ['off', 'valid', true, toOwn],
  ['off', 'invalid', true, 'unmapped'],
  ['off', 'absent', true, 'unmapped'],
  ['valid', 'valid', false, toMapped],
  ['valid', 'invalid', false, toMapped],
  ['valid', 'absent', false, toMapped],
  ['invalid', 'valid', false, 'unmapped'],
  ['invalid', 'invalid', false, 'unmapped'],
  ['invalid', 'absent', false, 'unmapped'],
  ['absent', 'valid', false, 'unmapped'],
  ['absent', 'invalid', false, 'unmapped'],
  ['absent', 'absent', false, 'unmapped'],
  ['off', 'valid', false, 'unmapped'],
  ['off', 'invalid', false, 'unmapped'],
  ['off', 'absent', false, 'unmapped'],
]

test.each(rows)('file %s, address %s, automatic mapping %s', async (file, address, automaticMapping, expected) => {
  const customMapping = file === 'off' ? undefined : { targetOf: () => targets[file], lineLike: () => undefined }
  const participant = person(addresses[address])
  expect(await resolveParticipant({ participant, customMapping, automaticMapping, directory })).toEqual(expected)
})

const resolveOne = async ({ userEmailAddress }: ArchivedParticipant): Promise<Resolution> =>
  userEmailAddress === undefined ? 'unmapped' : { mailbox: mailboxOf(userEmailAddress), by: 'email-address' }

test('each participant is resolved alone, the sender included', async () => {
  const people = [person('a@contoso.example', '1'), person(undefined, '2'), person('b@contoso.example', '3')]
  const { destinations, unmapped } = await resolveItem(people, resolveOne)
  expect(destinations.map(({ mailbox }) => mailbox.address)).toEqual(['a@contoso.example', 'b@contoso.example'])
  expect(unmapped).toEqual([people[1]])
})

test('participants who lead to one mailbox share one destination', async () => {
  const people = [person('a@contoso.example', '1'), person('a@contoso.example', '2')]
  const { destinations } = await resolveItem(people, resolveOne)
  expect(destinations).toEqual([{ mailbox: mailboxOf('a@contoso.example'), participants: people }])
})

test('an item without participants goes nowhere', async () => {
  expect(await resolveItem([], resolveOne)).toEqual({ destinations: [], unmapped: [] })
})
