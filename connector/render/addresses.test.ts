import { simpleParser } from 'mailparser'
import { expect, test } from 'vitest'
import type { ArchivedParticipant } from '../telemessage/decode.ts'
import { addressHeaders } from './addresses.ts'

const asha: ArchivedParticipant = {
  number: '447700900123',
  name: 'Asha Patel',
  role: 'sender',
  userEmailAddress: 'asha@contoso.example',
}
const bruno: ArchivedParticipant = { number: '447700900124', name: 'Bruno Rossi', role: 'recipient' }
const headers = (...participants: ArchivedParticipant[]) =>
  addressHeaders({ participants, network: 'WhatsApp' }, 'whatsapp.invalid')

test('From is the sender in the default display format', () => {
  expect(headers(asha, bruno).from).toBe('Asha Patel 447700900123 <asha@contoso.example>')
})

test('To are all others, with a placeholder for those who have no address', () => {
  const cleo = { ...bruno, name: 'Cleo', number: '447700900125', userEmailAddress: 'cleo@contoso.example' }
  expect(headers(bruno, asha, cleo).to).toBe(
    'Bruno Rossi 447700900124 <447700900124@whatsapp.invalid>, Cleo 447700900125 <cleo@contoso.example>',
  )
})

test('an event without a sender is from WhatsApp', () => {
  expect(headers(bruno)).toEqual({
    from: 'WhatsApp <no-reply@whatsapp.invalid>',
    to: 'Bruno Rossi 447700900124 <447700900124@whatsapp.invalid>',
  })
})

test('nobody is left out, also when there are two senders or the same person twice', async () => {
  const { to } = await simpleParser(`To: ${headers(asha, { ...asha, name: 'A' }, bruno, bruno).to}\r\n\r\n`)
  expect(to).toMatchObject({ value: [{}, {}, {}] })
})

test.each([
  'no address',
  'asha@contoso.example, evil@contoso.example',
  'asha@contoso.example>\r\nBcc: <evil@contoso.example',
  'asha@',
  '@contoso.example',
  'a@b@contoso.example',
  'jörg@contoso.example',
  `${'a'.repeat(250)}@b.example`,
  'asha..patel@contoso.example',
])('an address that no header can hold is not used: %j', (userEmailAddress) => {
  expect(headers({ ...asha, userEmailAddress }).from).toBe('Asha Patel 447700900123 <447700900123@whatsapp.invalid>')
})

test('an international domain is written in ASCII', () => {
  expect(headers({ ...asha, userEmailAddress: 'asha@müller.example' }).from).toContain('<asha@xn--mller-kva.example>')
})

test('somebody without a name and a number is still there', () => {
  expect(headers({ ...asha, name: '', number: '', userEmailAddress: undefined }).from).toBe(
    '<unknown@whatsapp.invalid>',
  )
})
