import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { createChance } from '../../control/seed.ts'
import { bytesOf, fixtures } from './hand-made-export.ts'
import { type ChatExport, readChatExport, readPeopleFile } from './index.ts'

const read = (fixture: string): Promise<ChatExport> =>
  readChatExport({ file: join(fixtures, fixture), timeZone: 'UTC', chance: createChance(7) })

it('unpacks the media of a ZIP byte for byte', async () => {
  const { events, dispose } = await read('ios-zip/WhatsApp Chat - Berth Planning.zip')
  const attachments = events.flatMap((event) => event.attachments)
  const found = await Promise.all(
    attachments.map(async ({ fileName, contentType, content }) => {
      const bytes = await bytesOf(content)
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(content.sha256)
      expect(bytes.length).toBe(content.sizeBytes)
      return { fileName, contentType, sizeBytes: content.sizeBytes, sha256: content.sha256.slice(0, 12) }
    }),
  )
  await dispose()
  // Sizes and digests as `unzip` and `sha256sum` print them.
  expect(found).toEqual([
    {
      fileName: '00000004-Berth plan v2.1 Ü.pdf',
      contentType: 'application/pdf',
      sizeBytes: 594,
      sha256: '566c468420e5',
    },
    {
      fileName: '00000005-PHOTO-2026-03-12-09-00-00.png',
      contentType: 'image/png',
      sizeBytes: 723,
      sha256: '249b9c011b1a',
    },
    {
      fileName: '00000006-AUDIO-2026-03-12-09-01-00.opus',
      contentType: 'audio/ogg',
      sizeBytes: 334,
      sha256: '81a5476c45a7',
    },
    { fileName: '00000007-Ida Berg.vcf', contentType: 'text/vcard', sizeBytes: 216, sha256: '7a8eefb666d9' },
    {
      fileName: '00000005-PHOTO-2026-03-12-09-00-00.png',
      contentType: 'image/png',
      sizeBytes: 723,
      sha256: '249b9c011b1a',
    },
  ])
})

it('keeps a message whose file is missing, with its text unchanged', async () => {
  const { events, dispose } = await read('ios-zip/WhatsApp Chat - Berth Planning.zip')
  const last = events.at(-1)
  expect(last).toMatchObject({
    kind: 'image',
    attachments: [],
    text: '\u200e<attached: 00000010-PHOTO-2026-03-13-07-30-00.jpg>',
  })
  await dispose()
})

it('reads the contact card that a message carries', async () => {
  const { events, dispose } = await read('ios-zip/WhatsApp Chat - Berth Planning.zip')
  expect(events.find(({ kind }) => kind === 'contact')?.contact).toEqual({
    displayName: 'Ida Berg',
    numbers: ['+44 7700 900321', '+1 415 555 0177'],
  })
  await dispose()
})

it('keeps typed text, including empty lines and lines that look like dates', async () => {
  const { events, itemLines } = await read('android-en-12h/WhatsApp Chat with Nora Blake.txt')
  expect(itemLines[1]).toMatchObject({ firstLine: 3, lineCount: 6 })
  expect(events[1]?.text).toBe(
    'Almost. Dates to keep:\n3/14/24, 9:00 AM site visit\n03/15/2024 10:30: call with the council\n- 3/18/24, 8:00\u202fAM - handover\n\nThat is all.',
  )
})

it('says why a line was left out, without quoting it', async () => {
  const { leftLines } = await read('android-en-12h/WhatsApp Chat with Nora Blake.txt')
  expect(leftLines).toEqual([
    {
      file: 'WhatsApp Chat with Nora Blake.txt',
      lineNumber: 1,
      reason: 'a notice from WhatsApp to the owner of the phone: nobody in the chat did or said it',
    },
    {
      file: 'WhatsApp Chat with Nora Blake.txt',
      lineNumber: 17,
      reason: 'a line of WhatsApp without an author in a chat between two people: nothing was sent',
    },
  ])
})

it('finds the people of the people file by name or number, and creates the mailboxes in it', async () => {
  const people = await readPeopleFile(join(fixtures, 'people.csv'))
  const file = join(fixtures, 'ios-zip/WhatsApp Chat - Berth Planning.zip')
  const result = await readChatExport({ file, timeZone: 'UTC', people, chance: createChance(7) })
  expect(result.people).toEqual([
    {
      personId: 'owen.hale',
      firstName: 'Owen',
      lastName: 'Hale',
      number: '14155550142',
      registration: { userEmailAddress: 'owen.hale@contoso.example', source: 'phone-archiver', network: 'WhatsApp' },
    },
    {
      personId: 'priya.nair',
      firstName: 'Priya',
      lastName: 'Nair',
      number: '447700900188',
      registration: { userEmailAddress: 'priya@nair.example', source: 'phone-archiver', network: 'WhatsApp' },
    },
    { personId: 'ida.berg', firstName: 'Ida', lastName: 'Berg', number: '447700900321' },
  ])
  expect(result.directory.map(({ entryId, primaryAddress }) => [entryId, primaryAddress])).toEqual([
    ['owen.hale', 'owen.hale@contoso.example'],
    ['priya.nair', 'priya.nair@contoso.example'],
    ['ida.berg', 'ida.berg@contoso.example'],
  ])
  await result.dispose()
})
