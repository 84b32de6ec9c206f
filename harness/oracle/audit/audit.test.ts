import { expect, test } from 'vitest'
import type { Capture } from '../witness.ts'
import {
  archiver,
  ashas,
  ben,
  bens,
  bytes,
  captured,
  empty,
  entry,
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
  zoe,
} from './hand-made-mailboxes.ts'

// Goal: the audit finds nothing in mailboxes that are right, and each thing that can be wrong under its own requirement.

test('finds nothing where everything is right', async () => {
  const judged = await judge(witness([sync([ashas(stored()), bens(stored()), idles])]))
  expect(judged.findings).toEqual([])
  expect(judged.ledger).toMatchObject({ items: 1, copies: 2, dispositions: { imported: 2, failed: 0 } })
  expect(Object.values(judged.ledger.faults)).toEqual([0, 0, 0, 0, 0, 0])
})

test('misses a copy, and tells by the role of the participant where the other has theirs', async () => {
  const judged = await judge(witness([sync([ashas(stored()), empty('ben@contoso.example'), idles])]))
  const missing = judged.findings.filter((finding) => finding.fault === 'missing')
  expect(missing).toMatchObject([{ requirement: 'MAP-2', mailbox: 'ben@contoso.example', itemId: 'item-1' }])
  expect(judged.ledger.faults.missing).toBe(1)
})

test.each([
  ['CNV-1', rightMail.replace('See the file.\r\n', 'See the file.\n')],
  ['CNV-2', rightMail.replace('06:07:08', '06:07:09')],
  ['CNV-3', rightMail.replace('Asha Rao 12025550101 <', '12025550101 <')],
  ['CNV-4', rightMail.replace(', Zoe Rao 12025550103 <12025550103@none.invalid>', '')],
  ['CNV-4', rightMail.replace('Subject:', 'Cc: spy@evil.example\r\nSubject:')],
  ['CNV-5', rightMail.replace('See the file.', 'See the  file.')],
  ['CNV-6', rightMail.replace(bytes.toString('base64'), Buffer.from('the fil').toString('base64'))],
  ['CNV-6', rightMail.replace('filename=file.pdf', 'filename=other.pdf')],
  ['CAP-3', rightMail.replace('application/pdf', 'application/octet-stream')],
  ['CNV-7', rightMail.replace('to Three', 'to three')],
  ['CNV-8', rightMail.replace('Message-ID: <m1@archive.example>\r\n', '')],
  ['CNV-8', rightMail.replace('ArchiveMessageID: M1', 'ArchiveMessageID: M2')],
])('finds an altered copy under %s', async (requirement, mail) => {
  expect(mail).not.toBe(rightMail)
  const judged = witness([sync([ashas(stored()), bens(stored({ mail })), idles])])
  expect(await requirementsBroken(judged)).toEqual([requirement])
  expect((await judge(judged)).ledger.faults.altered).toBe(1)
})

test.each([
  ['multipart/related', []],
  ['message/rfc822', []],
  ['no type', []],
  ['application/x-other', ['CAP-3']],
])('the type of a file may be another one if no file in a mail can have it: %s', async (contentType, broken) => {
  const served = captured()
  for (const file of served.item.attachments) file.contentType = contentType
  const judged = witness([sync([ashas(stored()), bens(stored()), idles])], [served])
  expect(await requirementsBroken(judged)).toEqual(broken)
})

/** Zoe's phone has no number of her, and she is not registered. */
const withoutNumber = (name: string): Capture => {
  const { participants } = captured().event
  return captured({
    participants: participants.map((one) => (one.number === zoe.number ? { ...one, number: '', name } : one)),
  })
}
const zoes = 'Zoe Rao 12025550103 <12025550103@none.invalid>'

test.each([
  ['an entry with her name', 'Zoe Rao', 'Zoe Rao <unknown@none.invalid>', []],
  ['her name with something behind it', 'Zoe Rao', 'Zoe Rao without a number <unknown@none.invalid>', ['CNV-3']],
  ['no entry with her name', 'Zoe Rao', 'Somebody <unknown@none.invalid>', ['CNV-4']],
  ['any entry, if there is no name either', '', '<unknown@none.invalid>', []],
  ['no entry at all', '', '', ['CNV-4']],
  ['an entry too many', '', '<unknown@none.invalid>, <spy@evil.example>', ['CNV-4']],
])('judges how somebody without a number is named: %s', async (_what, name, written, broken) => {
  const mail = rightMail.replace(`, ${zoes}`, written && `, ${written}`)
  const judged = witness([sync([ashas(stored({ mail })), bens(stored({ mail })), idles])], [withoutNumber(name)])
  expect((await requirementsBroken(judged)).filter((id) => id.startsWith('CNV'))).toEqual(broken)
})

test.each([
  ['CNV-10', { isDraft: true }],
  ['CNV-10', { sentTime: now }],
  ['CNV-10', { receivedTime: undefined }],
  ['CNV-11', { itemClass: 'IPM.Note' }],
])('finds under %s what the mailbox says of the message', async (requirement, changes) => {
  expect(await requirementsBroken(witness([sync([ashas(stored(changes)), bens(stored()), idles])]))).toEqual([
    requirement,
  ])
})

test('does not judge the item class of a connector that does not declare it', async () => {
  const judged = witness([sync([ashas(stored({ itemClass: 'IPM.Note' })), bens(stored()), idles])])
  expect(await requirementsBroken({ ...judged, capabilities: ['importLog'] })).toEqual([])
})

test.each([
  ['FLD-2', 'the inbox', inbox],
  ['FLD-1', 'a folder that is nearly it', archiver('Whatsapp archiver')],
  ['FLD-2', 'a folder of that name in the inbox', archiver('WhatsApp Archiver', inbox)],
])('finds under %s a copy in %s', async (requirement, _what, folder) => {
  const misplaced = mailbox('ben@contoso.example', [stored({ folderId: folder.folderId })], [folder])
  const judged = witness([sync([ashas(stored()), misplaced, idles])])
  expect(await requirementsBroken(judged)).toContain(requirement)
  expect((await judge(judged)).ledger.faults.misplaced).toBe(1)
})

test('accepts a folder that was there before in another letter case', async () => {
  const small = archiver('whatsapp archiver')
  const before = [empty('asha@contoso.example'), mailbox('ben@contoso.example', [], [small]), idles]
  const after = [
    ashas(stored()),
    mailbox('ben@contoso.example', [stored({ folderId: small.folderId })], [small]),
    idles,
  ]
  expect(await requirementsBroken(witness([sync(after, { before })]))).toEqual([])
})

test.each([
  ['FLD-4', [archiver()]],
  ['FLD-3', [archiver('WhatsApp Archiver 2')]],
  ['FLD-6', [archiver('Junk of mine')]],
])('finds under %s a folder that should not be', async (requirement, folders) => {
  const judged = witness([sync([ashas(stored()), bens(stored()), mailbox('idle@contoso.example', [], folders)])])
  expect(await requirementsBroken(judged)).toEqual([requirement])
})

test('finds a touched message of the user under FLD-6', async () => {
  const own = stored({ folderId: 'inbox', mail: 'From: a@b.example\r\n\r\nmine\r\n' })
  const before = [mailbox('asha@contoso.example', [own], []), empty('ben@contoso.example'), idles]
  expect(await requirementsBroken(witness([sync([ashas(stored()), bens(stored()), idles], { before })]))).toEqual([
    'FLD-6',
  ])
})

test.each([
  ['CAP-10', {}, [captured(), captured({ capturedBy: ben.number }, 'item-2')]],
  ['RES-3', { faultsStruck: ['answer-after'] }, [captured()]],
  ['RES-3', { faultsStruck: ['reset', 'truncate'] }, [captured()]],
  ['RES-2', { faultsStruck: ['reset'] }, [captured()]],
  ['RES-6', { faultsStruck: ['repeat-page'] }, [captured()]],
])('finds a doubled copy under %s by its cause', async (requirement, changes, captures) => {
  const judged = witness([sync([ashas(stored(), stored()), bens(stored()), idles], changes)], captures)
  expect(await requirementsBroken(judged)).toContain(requirement)
  expect((await judge(judged)).ledger.faults.doubled).toBe(1)
})

test('finds under MAP-8 a second copy where two participants share the mailbox', async () => {
  const shared = [entry('asha@contoso.example', { aliases: ['ben@contoso.example'] }), entry('idle@contoso.example')]
  const importLog = { state: 'read' as const, records: [summary({ available: 1, imported: 1 })] }
  const judged = witness([sync([ashas(stored(), stored()), idles], { directory: shared, importLog })])
  expect(await requirementsBroken(judged)).toContain('MAP-8')
})

test('finds under DAY-6 a copy that a second run of the day added', async () => {
  const first = [ashas(stored()), bens(stored()), idles]
  const again = [mailbox('asha@contoso.example', [...(first[0]?.messages ?? []), stored()]), first[1] ?? idles, idles]
  const importLog = { state: 'read' as const, records: [summary({ imported: 1, skipped: 1 })] }
  const judged = witness([sync(first), sync(again, { before: first, importLog })])
  expect(await requirementsBroken(judged)).toEqual(['DAY-6'])
})

test('accepts a second run that reads the day again and skips it, and one that finds nothing new', async () => {
  const after = [ashas(stored()), bens(stored()), idles]
  for (const counts of [
    { imported: 0, skipped: 2 },
    { itemsFromSource: 0, available: 0, imported: 0 },
  ]) {
    const importLog = { state: 'read' as const, records: [summary(counts)] }
    expect(await requirementsBroken(witness([sync(after), sync(after, { before: after, importLog })]))).toEqual([])
  }
})

test('finds a stray copy under MAP-14', async () => {
  const judged = witness([sync([ashas(stored()), bens(stored()), mailbox('idle@contoso.example', [stored()])])])
  expect(await requirementsBroken(judged)).toContain('MAP-14')
})

test.each([
  ['MAP-7', { automaticMapping: false }],
  ['MAP-4', { mappingRows: [{ number: ben.number, target: 'idle@contoso.example' }] }],
])('finds under %s a copy that the address led to, and should not have', async (requirement, changes) => {
  const judged = witness([
    sync([ashas(stored()), bens(stored()), mailbox('idle@contoso.example', [stored()])], changes),
  ])
  expect(await requirementsBroken(judged)).toContain(requirement)
})

test('finds under DAY-1 what was captured before the window', async () => {
  const early = captured({ captureTime: new Date('2026-03-09T23:59:59.999Z') })
  expect(await requirementsBroken(witness([sync([ashas(stored()), bens(stored()), idles])], [early]))).toContain(
    'DAY-1',
  )
})

test.each([
  [10_485_760, false],
  [10_485_761, true],
])('refuses an attachment above the limit only: %i bytes', async (sizeBytes, refused) => {
  const [attachment] = captured().event.attachments
  if (!attachment) throw new Error('the capture has lost its attachment')
  const large = captured({ text: '', attachments: [{ ...attachment, content: { ...attachment.content, sizeBytes } }] })
  const { prediction } = await judge(witness([sync([idles])], [large]))
  expect(prediction.syncs[0]?.[0]?.dispositions).toMatchObject(
    refused ? { failed: 2, imported: 0 } : { failed: 0, imported: 2 },
  )
})
