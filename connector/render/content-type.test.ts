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
  'image/jpeg; name="a\r\nb"',
  'bild/größe',
  'multipart/mixed',
  'Multipart/Alternative; boundary=x',
  'image/jpeg; name',
  `image/${'x'.repeat(128)}`,
  `image/jpeg; a="${'x'.repeat(255)}"`,
])('%j is not a content type that can be sent on', (type) => {
  expect(attachmentContentType(type)).toBe('application/octet-stream')
})

test('spaces around it are none of it', () => {
  expect(attachmentContentType(' image/png ')).toBe('image/png')
})
