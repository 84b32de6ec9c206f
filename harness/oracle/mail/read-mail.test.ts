import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { readMail } from './read-mail.ts'

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
const fixture = (name: string): Promise<Buffer> => readFile(new URL(`../../../fixtures/mail/${name}`, import.meta.url))

test('reads what a hand-written message says', async () => {
  const mail = await readMail(await fixture('chat.eml'))
  expect(mail).toMatchObject({
    archiveMessageId: '3EB0A1B2C3D4E5F6',
    messageId: '<0a1b2c3d@archive.example>',
    subject: 'WhatsApp Message From 12025550101 to 12025550102',
    date: new Date('2026-03-10T06:07:08Z'),
    from: [{ name: 'Asha Rao 12025550101', address: 'asha.rao@contoso.example' }],
    to: [{ name: 'Ben Okoro 12025550102', address: 'ben.okoro@contoso.example' }],
    attachments: [],
  })
  expect(mail.text.trimEnd()).toBe('The board meets at nine. 🕘')
})

test('reads names, types and digests of attachments as the parts declare them', async () => {
  const mail = await readMail(await fixture('attachments.eml'))
  expect(mail.attachments).toEqual([
    { fileName: 'scan.pdf', contentType: 'application/octet-stream', sizeBytes: 5, sha256: sha256('first') },
    { fileName: 'Grüße.opus', contentType: 'audio/ogg', sizeBytes: 6, sha256: sha256('second') },
  ])
  expect(mail.subject).toBe('WhatsApp Message From 12025550101 to Grüße')
  expect(mail.to.map((one) => one.name)).toEqual(['Ben Okoro 12025550102', 'Zoë Outside 447700900123'])
  expect(mail.date).toEqual(new Date('2026-03-10T06:07:08Z'))
})

test('an id that a header cannot hold as it is, or that is too long for a line, is read from its encoded words', async () => {
  const id = `Ünïque ${'x'.repeat(60)}`
  const words = `=?UTF-8?Q?=C3=9Cn=C3=AFque_?=\r\n =?UTF-8?Q?${'x'.repeat(40)}?=\r\n =?UTF-8?B?${Buffer.from('x'.repeat(20)).toString('base64')}?=`
  const mail = await readMail(Buffer.from(`X-TELEMESSAGE-ArchiveMessageID: ${words}\r\n\r\ntext\r\n`))
  expect(mail.archiveMessageId).toBe(id)
})
