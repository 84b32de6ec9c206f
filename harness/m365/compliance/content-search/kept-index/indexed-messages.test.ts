import fc from 'fast-check'
import { expect, test } from 'vitest'
import { stateText } from '../../../../control/state/state-json.ts'
import { mailOfProperties } from '../../../mail/mail.ts'
import { digestOfMail, messageFormOf } from '../../../mail/mail-form.ts'
import type { Message } from '../../../mailbox/message.ts'
import { openSearched } from '../sample-searched.ts'
import { indexedMessages } from './indexed-messages.ts'

// Goal: a check that has only the records finds each content under the key that the index has it under.

const { put, deliver, mailboxes } = openSearched()
const form = messageFormOf(mailboxes.contents)
const table = 'tenant/mailboxes/MBX:1/messages'
const keyOf = (message: Message) => indexedMessages.keyOf({ table, text: stateText(form.toStored(message)) })

test('the key of a record is that of its message, whatever is in it', () => {
  const text = fc.string({ unit: 'binary' })
  const file = fc.tuple(text, fc.constantFrom(undefined, 'text/plain'), text)
  const drawn = fc.record(
    { subject: text, text, categories: fc.array(text), files: fc.array(file, { maxLength: 2 }) },
    { requiredKeys: ['subject'] },
  )
  fc.assert(
    fc.property(drawn, (message) => {
      const kept = put(message)
      expect(keyOf(kept)).toBe(digestOfMail(kept.mail))
    }),
  )
})

test('the key of octets is their digest, until they are changed', async () => {
  const kept = deliver('Subject: Lunch\n\nAt noon?\n')
  expect(keyOf(kept)).toBe(kept.mail.octets?.sha256)
  const properties = { ...(await kept.mail.properties()), subject: 'Dinner' }
  const changed = { ...kept, mail: mailOfProperties(properties, mailboxes.contents, kept.mail.octets) }
  expect(keyOf(changed)).toBe(digestOfMail(changed.mail))
  expect(keyOf(changed)).not.toBe(keyOf(kept))
})

test('other records have no key', () => {
  expect(indexedMessages.keyOf({ table: 'tenant/mailboxes/MBX:1/folders', text: '{"mail":{}}' })).toBeUndefined()
  expect(indexedMessages.keyOf({ table: 'site/messages', text: 'no JSON' })).toBeUndefined()
})
