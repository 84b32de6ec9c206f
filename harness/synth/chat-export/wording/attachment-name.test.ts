import { expect, it } from 'vitest'
import { sampleLines } from '../languages/sample-lines.ts'
import { contentTypeOf, kindOfFile } from '../media-by-name.ts'
import { attachmentIn } from './attachment-name.ts'

const none = (): boolean => false
const only =
  (fileName: string) =>
  (name: string): boolean =>
    name === fileName

it.each<[text: string, fileName: string]>([
  ...Object.values(sampleLines).flatMap(({ fileAttached, attached }): [string, string][] => [
    [fileAttached, 'IMG-1.jpg'],
    [attached, '1-PHOTO.jpg'],
  ]),
  ['Offer v1.2 (final) Ü.docx (file attached)', 'Offer v1.2 (final) Ü.docx'],
  ['<angehängt: 1-PHOTO.jpg>', '1-PHOTO.jpg'],
  ['<attached: 2-Report v1.2 (final).pdf>', '2-Report v1.2 (final).pdf'],
])('finds the file in “%s”', (text, fileName) => {
  expect(attachmentIn(text, none)).toEqual({ fileName, caption: '' })
})

it('reads the lines below as the caption on Android', () => {
  expect(attachmentIn('IMG-1.jpg (file attached)\nThe gate,\n\u200fשלום', none)?.caption).toBe('The gate,\n\u200fשלום')
})

it('reads the text before it as the caption on an iPhone', () => {
  expect(attachmentIn('The north wall,\nas promised \u200e<attached: 1-PHOTO.jpg>', none)).toEqual({
    fileName: '1-PHOTO.jpg',
    caption: 'The north wall,\nas promised',
  })
})

it.each([
  'see the photo (file attached)',
  'I typed <attached: x.jpg> myself',
  'x.jpg (see below)',
  '<note: x.jpg>',
  '\u200e<note: x.jpg>',
])('reads “%s” as text', (text) => {
  expect(attachmentIn(text, none)).toBeUndefined()
})

it('finds a file of the export in a language that it does not know, and one without extension', () => {
  expect(attachmentIn('IMG-1.jpg (fil vedhæftet)', only('IMG-1.jpg'))?.fileName).toBe('IMG-1.jpg')
  expect(attachmentIn('\u200e<vedhæftet: 1-PHOTO.jpg>', only('1-PHOTO.jpg'))?.fileName).toBe('1-PHOTO.jpg')
  expect(attachmentIn('README (file attached)', only('README'))?.fileName).toBe('README')
})

it.each([
  ['IMG-20240312-WA0001.jpg', 'image', 'image/jpeg'],
  ['00000042-PHOTO-2024-03-12-14-05-09.HEIC', 'image', 'image/heic'],
  ['VID-20240312-WA0001.mp4', 'video', 'video/mp4'],
  ['00000042-GIF-2024-03-12-14-05-09.mp4', 'gif', 'video/mp4'],
  ['fun.gif', 'gif', 'image/gif'],
  ['PTT-20240312-WA0001.opus', 'voice-note', 'audio/ogg'],
  ['PTT-20240312-WA0001.aac', 'voice-note', 'audio/aac'],
  ['00000042-AUDIO-2024-03-12-14-05-09.opus', 'voice-note', 'audio/ogg'],
  ['AUD-20240312-WA0001.m4a', 'audio', 'audio/mp4'],
  ['STK-20240312-WA0001.webp', 'sticker', 'image/webp'],
  ['00000042-STICKER-2024-03-12-14-05-09.webp', 'sticker', 'image/webp'],
  ['DOC-20240312-WA0001.jpg', 'document', 'image/jpeg'],
  ['Ida Berg.vcf', 'contact', 'text/vcard'],
  ['Offer v1.2.docx', 'document', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  ['ledger.ldg7', 'document', 'application/octet-stream'],
  ['README', 'document', 'application/octet-stream'],
])('reads %s as %s, %s', (fileName, kind, contentType) => {
  expect([kindOfFile(fileName), contentTypeOf(fileName)]).toEqual([kind, contentType])
})
