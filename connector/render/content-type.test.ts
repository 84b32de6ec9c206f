import { expect, test } from 'vitest'
import { attachmentContentType } from './content-type.ts'

test.each([
  'image/jpeg',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'audio/ogg; codecs=opus',
  'text/plain; charset="utf-8"; format=flowed',
  'message/rfc822',
  'IMAGE/SVG+XML',
])('%j is kept', (type) => {
  expect(attachmentContentType(type)).toBe(type)
})

test.each([
  '',
  'image',
  'image/',
  '/jpeg',
  'image/jpeg/x',
  'image/jpeg\r\nBcc: a@b',
  'bild/größe',
  'multipart/mixed',
  'Multipart/Alternative; boundary=x',
  `image/${'x'.repeat(128)}`,
])('%j is not a content type that can be sent on', (type) => {
  expect(attachmentContentType(type)).toBe('application/octet-stream')
})

test.each(['image/jpeg; name="a\r\nb"', 'image/jpeg; name', 'image/jpeg ;', `image/jpeg; a="${'x'.repeat(255)}"`])(
  'of %j, the type alone is sent on',
  (type) => {
    expect(attachmentContentType(type)).toBe('image/jpeg')
  },
)

test('a very long text is refused without reading it many times', () => {
  const blanks = ' '.repeat(1_000_000)
  expect(attachmentContentType(`image/jpeg${blanks}x`)).toBe('application/octet-stream')
  expect(attachmentContentType(`image/jpeg${blanks};${blanks}x`)).toBe('image/jpeg')
})

test('spaces around it are none of it', () => {
  expect(attachmentContentType(' image/png ')).toBe('image/png')
})
