import { expect, test } from 'vitest'
import { octetProblems } from './check-octets.ts'

const header = 'From: a@b.example\r\nDate: Tue, 10 Mar 2026 06:07:08 +0000\r\nMIME-Version: 1.0\r\n'
const message = (body: string, more = ''): Buffer => Buffer.from(`${header}${more}\r\n${body}`, 'latin1')

test('finds nothing wrong with a valid message', () => {
  expect(octetProblems(message('one\r\ntwo\r\n'))).toEqual([])
})

test.each([
  [997, []],
  [998, []],
  [999, ['line 5 has 999 octets; at most 998 are allowed']],
])('allows lines of up to 998 octets: %i', (octets, problems) => {
  expect(octetProblems(message(`${'x'.repeat(octets)}\r\n`))).toEqual(problems)
})

test('measures a last line that has no line break', () => {
  expect(octetProblems(message('x'.repeat(999)))).toEqual(['line 5 has 999 octets; at most 998 are allowed'])
})

test.each([
  ['a bare LF', 'one\ntwo\r\n', 'line 5 ends in LF without CR'],
  ['a bare CR', 'one\rtwo\r\n', 'line 5 contains a CR without LF'],
  ['a NUL', 'one\0two\r\n', 'the message contains a NUL octet'],
])('finds %s', (_what, body, problem) => {
  expect(octetProblems(message(body))).toContain(problem)
})

test.each([
  ['a second From', 'From: c@d.example\r\n', 'the message has 2 from headers; it must have exactly one'],
  ['a second Subject', 'Subject: a\r\nSubject: b\r\n', 'the message has 2 subject headers; it may have at most one'],
  [
    'a line that is not a header',
    'not a header\r\n',
    'header line 4 is neither a header field nor the continuation of one',
  ],
  [
    'raw octets beyond ASCII',
    'Subject: gr\u00fc\u00dfe\r\n',
    'the header block contains octets that are not printable ASCII',
  ],
])('finds %s in the header block', (_what, more, problem) => {
  expect(octetProblems(message('x\r\n', more))).toContain(problem)
})

test('misses a Date', () => {
  expect(octetProblems(Buffer.from('From: a@b.example\r\n\r\nx\r\n'))).toContain(
    'the message has 0 date headers; it must have exactly one',
  )
})

test('finds a header block without an end', () => {
  expect(octetProblems(Buffer.from(header))).toContain('there is no empty line after the header block')
})

test.each([
  ['no MIME-Version', header.replace('MIME-Version: 1.0\r\n', ''), 'the message has 0 MIME-Version headers'],
  ['two', `${header}MIME-Version: 1.0\r\n`, 'the message has 2 MIME-Version headers'],
  ['another version', header.replace('1.0', '2.0'), 'the message has 1 MIME-Version headers'],
  ['blanks within the Message-ID', `${header}Message-ID: < m1@b.example >\r\n`, 'the Message-ID is not one id'],
  ['a Message-ID without an @', `${header}Message-ID: <m1>\r\n`, 'the Message-ID is not one id'],
  ['two ids in one Message-ID', `${header}Message-ID: <a@b.example> <c@b.example>\r\n`, 'the Message-ID is not one id'],
])('finds %s', (_what, block, problem) => {
  expect(octetProblems(Buffer.from(`${block}\r\nx\r\n`))).toEqual([expect.stringContaining(problem)])
})

test.each([
  ['a comment beside the version', header.replace('1.0', '(by us) 1.0 (always)')],
  ['a folded Message-ID', `${header}Message-ID:\r\n <m1@b.example>\r\n`],
  ['other letter case', header.replace('MIME-Version', 'mime-version')],
])('accepts %s', (_what, block) => {
  expect(octetProblems(Buffer.from(`${block}\r\nx\r\n`))).toEqual([])
})
