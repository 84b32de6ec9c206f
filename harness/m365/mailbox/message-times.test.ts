import { expect, it } from 'vitest'
import { messageTimes } from './message-times.ts'

const received = 'Received: from a by b; Sun, 22 Nov 2026 05:31:00 +0000\r\n'
const older = 'Received: from x\r\n by a; Sun, 22 Nov 2026 05:29:00 +0000\r\n'
const date = 'Date: Sun, 22 Nov 2026 05:30:00 +0000\r\n'

const half = (minutes: number) => new Date(Date.UTC(2026, 10, 22, 5, minutes))

it.each([
  ['sent and received by Date alone', `${date}\r\n`, half(30), half(30)],
  ['received by the topmost Received', `${received}${older}${date}\r\n`, half(30), half(31)],
  ['a folded Received', `${older}${date}\r\n`, half(30), half(29)],
  [
    'a Received with a semicolon in a comment',
    `Received: from a (x; y) by b; Sun, 22 Nov 2026 05:31:00 +0000\r\n\r\n`,
    undefined,
    half(31),
  ],
  ['a Received without a date', `Received: from a by b\r\n${date}\r\n`, half(30), half(30)],
  ['a Received and no Date', `${received}\r\n`, undefined, half(31)],
  ['another offset and a comment', 'Date: 22 Nov 2026 06:30:00 +0100 (CET)\r\n\r\n', half(30), half(30)],
  ['any letter case and folding', 'DATE:\r\n Sun, 22 Nov 2026\r\n 05:30:00 +0000\r\n\r\n', half(30), half(30)],
  ['bare line feeds', 'Date: Sun, 22 Nov 2026 05:30:00 +0000\n\nDate: 1\n', half(30), half(30)],
  ['no body and no last line break', date.trimEnd(), half(30), half(30)],
  ['a Date in the body only', `Subject: x\r\n\r\n${date}\r\n`, undefined, undefined],
  ['an invalid Date', 'Date: yesterday\r\n\r\n', undefined, undefined],
  ['a Date without a zone', 'Date: Sun, 22 Nov 2026 05:30:00\r\n\r\n', undefined, undefined],
  ['a day that the month has not', 'Date: 31 Nov 2026 05:30:00 +0000\r\n\r\n', undefined, undefined],
  ['nothing at all', '', undefined, undefined],
])('reads %s', (_what, message, sentTime, receivedTime) => {
  expect(messageTimes(Buffer.from(message))).toEqual({ sentTime, receivedTime })
})

it('reads the header of a message that is not text', () => {
  const message = Buffer.concat([
    Buffer.from(date),
    Buffer.from('Subject: \xff\xfe\r\n\r\n', 'latin1'),
    Buffer.alloc(64, 0),
  ])
  expect(messageTimes(message).sentTime).toEqual(half(30))
})
