import { describe, expect, it } from 'vitest'
import { ChatExportError } from '../errors.ts'
import type { DateOrder } from './date-order.ts'
import { type ExportedMessages, readMessages } from './exported-messages.ts'

const read = (lines: string[], order?: DateOrder): ExportedMessages => readMessages(lines.join('\n'), 'chat.txt', order)
const dates = (lines: string[], order?: DateOrder): string[] =>
  read(lines, order).messages.map(({ wallTime: { year, month, day } }) => `${year}-${month}-${day}`)
const times = (lines: string[]): string[] =>
  read(lines).messages.map(({ wallTime: { hour, minute, second } }) => `${hour}:${minute}:${second}`)

function refusal(lines: string[], order?: DateOrder): Pick<ChatExportError, 'code' | 'message'> {
  try {
    read(lines, order)
  } catch (error) {
    if (error instanceof ChatExportError) return { code: error.code, message: error.message }
  }
  throw new Error('not refused')
}

describe('layouts', () => {
  it.each([
    ['12/31/24, 2:05\u202fPM - Anna: x', '2024-12-31', '14:5:0'],
    ['31.12.24, 14:05 - Anna: x', '2024-12-31', '14:5:0'],
    ['[31/12/2024, 14:05:09] Anna: x', '2024-12-31', '14:5:9'],
    ['\u200e[12/31/24, 12:05:09 AM] Anna: x', '2024-12-31', '0:5:9'],
    ['31/12/2024, 12:05 p.\u00a0m. - Anna: x', '2024-12-31', '12:5:0'],
    ['31-12-2024 14:05 - Anna: x', '2024-12-31', '14:5:0'],
    ['2024-12-01 14:05 - Anna: x', '2024-12-1', '14:5:0'],
    ['2024. 12. 01. 14:05 - Anna: x', '2024-12-1', '14:5:0'],
    ['31/12/2024 à 14:05 - Anna: x', '2024-12-31', '14:5:0'],
    ['31.12.2024 klo 14.05 - Anna: x', '2024-12-31', '14:5:0'],
    ['\u200f31.12.2024, 14:05 - \u200fAnna: x', '2024-12-31', '14:5:0'],
    ['31/12/2024 14:05:09: Anna: x', '2024-12-31', '14:5:9'],
  ])('reads %s', (line, date, time) => {
    expect([dates([line]), times([line]), read([line]).messages[0]?.text]).toEqual([[date], [time], 'x'])
  })
})

describe('order of dates', () => {
  it('reads the part above 12 as the day, wherever it is in the export', () => {
    expect(dates(['1/2/24, 10:00 - A: x', '1/13/24, 10:00 - A: y'])).toEqual(['2024-1-2', '2024-1-13'])
    expect(dates(['1/2/24, 10:00 - A: x', '13/2/24, 10:00 - A: y'])).toEqual(['2024-2-1', '2024-2-13'])
  })

  it('knows 12 for either, and 13 for a day only', () => {
    expect(read(['12/12/24, 10:00 - A: x']).dateOrderIsCertain).toBe(false)
    expect(read(['13/12/24, 10:00 - A: x']).dateOrderIsCertain).toBe(true)
    expect(read(['12/13/24, 10:00 - A: x']).dateOrderIsCertain).toBe(true)
  })

  it('goes by how dates change when no part is over 12', () => {
    const lines = ['1/2/24, 10:00 - A: x', '1/5/24, 10:00 - A: y', '2/1/24, 10:00 - A: z']
    expect(dates(lines)).toEqual(['2024-1-2', '2024-1-5', '2024-2-1'])
    expect(read(lines)).toMatchObject({ dateOrder: 'month-day-year', dateOrderIsCertain: false })
  })

  it('reads the day first if no date shows the order, and says that it is a guess', () => {
    expect(dates(['3/4/24, 10:00 - A: x'])).toEqual(['2024-4-3'])
    expect(read(['3/4/24, 10:00 - A: x'])).toMatchObject({ dateOrder: 'day-month-year', dateOrderIsCertain: false })
  })

  it('uses the order that the user names', () => {
    expect(dates(['3/4/24, 10:00 - A: x'], 'month-day-year')).toEqual(['2024-3-4'])
    expect(read(['3/4/24, 10:00 - A: x'], 'month-day-year').dateOrderIsCertain).toBe(true)
  })

  it('reads year-month-day with days up to 12, which could also be months', () => {
    expect(dates(['2024-03-02 10:00 - A: x'])).toEqual(['2024-3-2'])
  })

  it('refuses a given order in which a date does not exist, with its line', () => {
    expect(refusal(['1/2/24, 10:00 - A: x', '1/13/24, 10:00 - A: y'], 'day-month-year')).toEqual({
      code: 'wrong-date-order',
      message:
        'chat.txt, line 2: the date does not exist when it is read as day-month-year; leave the order of dates out, or give the right one',
    })
  })
})

describe('lines of a message', () => {
  it('reads a line in another layout, or with an impossible date or time, as text', () => {
    const body = [
      '13/03/24 10:00 dentist',
      '[13/03/24, 10:00:00] Bob: quoted from an iPhone',
      '13.03.24, 10:00 - Bob: quoted from Germany',
      '13/03/2024: what a day',
      '31/02/24, 10:00 - Bob: no such day',
      '13/13/24, 10:00 - Bob: no such month',
      '13/03/24, 24:00 - Bob: no such hour',
      '13/03/24, 10:60 - Bob: no such minute',
    ]
    const { messages } = read(['12/03/24, 10:00 - Anna: look', ...body, '14/03/24, 10:00 - Bob: ok'])
    expect(messages.map(({ text }) => text)).toEqual([['look', ...body].join('\n'), 'ok'])
  })

  it('is not misled about the order of dates by a line of text', () => {
    expect(dates(['1/14/24, 10:00 - A: look', '13/13/24, 10:00 - B: quoted', '1/15/24, 10:00 - A: y'])).toEqual([
      '2024-1-14',
      '2024-1-15',
    ])
  })

  it('reads 23:59 and 12:59 PM as times, and 13:00 AM as text', () => {
    expect(times(['12/03/24, 23:59 - A: x'])).toEqual(['23:59:0'])
    const { messages } = read(['13/03/24, 12:59 PM - A: x', '13/03/24, 13:00 AM - A: y'])
    expect(messages.map(({ text }) => text)).toEqual(['x\n13/03/24, 13:00 AM - A: y'])
  })

  it('keeps the content of a line unchanged, including blanks and marks', () => {
    expect(read(['12/03/24, 10:00 - A:  two  \u200eblanks\t ']).messages[0]?.text).toBe(' two  \u200eblanks\t ')
  })

  it('finds the author of a line without text after the colon', () => {
    expect(read(['12/03/24, 10:00 - Anna:', 'more']).messages[0]).toMatchObject({ author: 'Anna', text: '\nmore' })
  })

  it('leaves lines before the first message and empty ones at the end', () => {
    const { leftLines, lineCount } = read(['note', '', '12/03/24, 10:00 - A: x', '', 'y', '', ' ', ''])
    expect(leftLines.map(({ lineNumber, reason }) => [lineNumber, reason])).toEqual([
      [1, 'before the first message of the export'],
      [2, 'before the first message of the export'],
      [6, 'blank line at the end of the file'],
      [7, 'blank line at the end of the file'],
    ])
    expect(lineCount).toBe(7)
  })

  it('reads CRLF, LF and CR', () => {
    const text = ['12/03/24, 10:00 - A: x', 'y', '12/03/24, 10:01 - A: z']
    for (const lineBreak of ['\r\n', '\n', '\r']) {
      expect(readMessages(text.join(lineBreak), 'chat.txt').messages.map((message) => message.text)).toEqual([
        'x\ny',
        'z',
      ])
    }
  })
})

describe('refusals', () => {
  it.each([[['']], [['', '  ', '\u200e']]])('refuses an empty file', (lines) => {
    expect(refusal(lines)).toEqual({ code: 'empty', message: 'chat.txt: is empty; hand over what “Export chat” wrote' })
  })

  it('refuses a file in which nothing begins like a message', () => {
    expect(refusal(['Dear all,', '12/03/24 10:00 dentist', '31/02/24, 10:00 - A: x'])).toEqual({
      code: 'not-a-chat-export',
      message:
        'chat.txt: no line begins like a message of a chat export, “31/12/2025, 21:05 - Name: text” or “[31/12/2025, 21:05:09] Name: text”; hand over what “Export chat” wrote, unchanged',
    })
  })

  it('refuses a word that may be a part of the day, for it would read an afternoon as a morning', () => {
    expect(refusal(['2024/3/12 blorp2:05 - Anna: x'])).toEqual({
      code: 'unknown-time-words',
      message:
        'chat.txt, line 1: words that are in no language of CLDR stand in the date and time, and they may mean morning or afternoon; export again with the phone in another language, or replace them by AM and PM in a copy of the file',
    })
  })
})
