import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { ItemKind } from '../../contract/index.ts'
import { createChance } from '../../control/seed.ts'
import { isFictional } from '../fictional-numbers.ts'
import { accountedLines, fixtures, ownerOf } from './hand-made-export.ts'
import { type ChatExport, type DateOrder, readChatExport } from './index.ts'

interface Expected {
  fixture: string
  timeZone: string
  lines: number
  leftLines: number[]
  kinds: Partial<Record<ItemKind, number>>
  chat: 'direct' | string
  owner: string | undefined
  people: number
  /** UTC. */
  first: string
  last: string
  dateOrder?: DateOrder
}

// Counted by hand in the files, not taken from a run.
const expected: Expected[] = [
  {
    fixture: 'android-en-12h/WhatsApp Chat with Nora Blake.txt',
    timeZone: 'America/New_York',
    lines: 21,
    leftLines: [1, 17],
    kinds: { text: 7, deletion: 2, call: 1, location: 1 },
    chat: 'direct',
    owner: 'Tom Avery',
    people: 2,
    first: '2024-03-12T18:05:00.000Z',
    last: '2024-03-25T13:00:00.000Z',
    dateOrder: 'month-day-year',
  },
  {
    fixture: 'android-de-group/WhatsApp Chat mit Projekt Brücke.txt',
    timeZone: 'Europe/Berlin',
    lines: 18,
    leftLines: [1, 2],
    kinds: { system: 6, text: 7, deletion: 1, location: 1 },
    chat: 'Projekt Brücke',
    owner: 'Petra Lindemann',
    people: 4,
    first: '2024-03-30T21:10:00.000Z',
    last: '2024-04-03T15:01:00.000Z',
  },
  {
    fixture: 'ios-en/_chat.txt',
    timeZone: 'Europe/London',
    lines: 19,
    leftLines: [1],
    kinds: { system: 4, text: 6, image: 1, document: 1, call: 3, deletion: 2, location: 1 },
    chat: 'Harbour Desk',
    owner: 'Owen Hale',
    people: 5,
    first: '2025-11-12T09:15:02.000Z',
    last: '2025-11-13T08:01:30.000Z',
  },
  {
    fixture: 'ios-it/_chat.txt',
    timeZone: 'Europe/Rome',
    lines: 12,
    leftLines: [1],
    kinds: { text: 3, image: 1, audio: 1, sticker: 1, deletion: 2, call: 2, location: 1 },
    chat: 'direct',
    owner: 'Marco Testa',
    people: 2,
    first: '2025-10-26T00:10:00.000Z',
    last: '2025-10-26T08:05:00.000Z',
  },
  {
    fixture: 'android-es-12h/Chat de WhatsApp con Clara Ibáñez.txt',
    timeZone: 'America/Santiago',
    lines: 9,
    leftLines: [1],
    kinds: { text: 3, deletion: 2, call: 2, location: 1 },
    chat: 'direct',
    owner: 'Diego Luna',
    people: 2,
    first: '2025-03-04T11:59:00.000Z',
    last: '2025-03-26T02:59:00.000Z',
  },
  {
    fixture: 'ios-attached/_chat.txt',
    timeZone: 'UTC',
    lines: 11,
    leftLines: [1],
    kinds: { text: 2, image: 1, video: 1, document: 1, 'voice-note': 1, sticker: 1, gif: 1, contact: 1 },
    chat: 'direct',
    owner: 'Sam Otte',
    people: 2,
    first: '2025-07-01T21:05:09.000Z',
    last: '2025-07-31T00:00:00.000Z',
    dateOrder: 'month-day-year',
  },
  {
    fixture: 'android-file-attached/WhatsApp Chat with Piet van Dam.txt',
    timeZone: 'Europe/Amsterdam',
    lines: 14,
    leftLines: [],
    kinds: { text: 3, image: 2, 'voice-note': 1, audio: 1, video: 1, sticker: 1, document: 2, contact: 1 },
    chat: 'direct',
    owner: 'Ada Quill',
    people: 2,
    first: '2024-02-01T07:00:00.000Z',
    last: '2024-02-13T22:59:00.000Z',
  },
  {
    fixture: 'android-sv-iso/WhatsApp-chatt med Elsa Lindqvist.txt',
    timeZone: 'Europe/Stockholm',
    lines: 13,
    leftLines: [1, 12, 13],
    kinds: { text: 6, deletion: 1, call: 1 },
    chat: 'direct',
    owner: 'Nils Ek',
    people: 2,
    first: '2024-03-02T13:05:00.000Z',
    last: '2024-03-04T07:04:00.000Z',
    dateOrder: 'year-month-day',
  },
  {
    fixture: 'android-he/chat.txt',
    timeZone: 'Asia/Jerusalem',
    lines: 10,
    leftLines: [1],
    kinds: { system: 2, text: 4, sticker: 1, deletion: 1, location: 1 },
    chat: 'צוות הנמל',
    owner: 'דן כהן',
    people: 4,
    first: '2024-12-31T19:01:00.000Z',
    last: '2024-12-31T22:00:00.000Z',
  },
  {
    fixture: 'android-pt-crlf-bom/Conversa do WhatsApp com Rui Prates.txt',
    timeZone: 'Europe/Lisbon',
    lines: 10,
    leftLines: [1],
    kinds: { text: 2, image: 1, deletion: 1, call: 1, location: 1 },
    chat: 'direct',
    owner: 'Inês Mota',
    people: 2,
    first: '2024-06-15T07:00:00.000Z',
    last: '2024-06-15T07:05:00.000Z',
  },
  {
    fixture: 'android-fr/Discussion WhatsApp avec Chloé Martin.txt',
    timeZone: 'Europe/Paris',
    lines: 6,
    leftLines: [1],
    kinds: { text: 2, deletion: 2, call: 1 },
    chat: 'direct',
    owner: 'Luc Petit',
    people: 2,
    first: '2024-03-12T13:05:00.000Z',
    last: '2024-03-13T08:02:00.000Z',
  },
  {
    fixture: 'ios-zip/WhatsApp Chat - Berth Planning.zip',
    timeZone: 'UTC',
    lines: 10,
    leftLines: [1],
    kinds: { system: 1, text: 1, document: 1, image: 3, 'voice-note': 1, contact: 1 },
    chat: 'Berth Planning',
    owner: 'Owen Hale',
    people: 3,
    first: '2026-03-12T08:55:00.000Z',
    last: '2026-03-13T07:30:00.000Z',
    dateOrder: 'month-day-year',
  },
]

const read = (fixture: string, timeZone = 'UTC', seed = 7): Promise<ChatExport> =>
  readChatExport({ file: join(fixtures, fixture), timeZone, chance: createChance(seed) })

describe.each(expected)('$fixture', (expectation) => {
  it('is read as somebody counted it by hand', async () => {
    const result = await read(expectation.fixture, expectation.timeZone)
    const kinds: Partial<Record<ItemKind, number>> = {}
    for (const { kind } of result.events) kinds[kind] = (kinds[kind] ?? 0) + 1
    const [event] = result.events
    expect({
      fixture: expectation.fixture,
      timeZone: expectation.timeZone,
      lines: result.lineCount,
      leftLines: result.leftLines.map(({ lineNumber }) => lineNumber),
      kinds,
      chat: event?.chat.name ?? event?.chat.type,
      owner: ownerOf(result),
      people: result.people.length,
      first: result.firstEventTime.toISOString(),
      last: result.lastEventTime.toISOString(),
      dateOrder: result.dateOrder,
    }).toEqual({ dateOrder: 'day-month-year', ...expectation })
    expect(result.dateOrderIsCertain).toBe(true)
    await result.dispose()
  })

  it('accounts for every line once', async () => {
    const result = await read(expectation.fixture)
    expect(accountedLines(result)).toEqual(Array.from({ length: expectation.lines }, (_, index) => index + 1))
    await result.dispose()
  })

  it('reaches TeleMessage on one day, in the order of the export, after it happened', async () => {
    const { events, capture, dispose } = await read(expectation.fixture, expectation.timeZone)
    const times = events.map(({ captureTime }) => captureTime.getTime())
    expect(capture.to.getTime() - capture.from.getTime()).toBe(24 * 3600 * 1000)
    expect(capture.from.toISOString()).toMatch(/T00:00:00\.000Z$/u)
    expect(times[0]).toBe(capture.from.getTime())
    expect(Math.max(...times)).toBeLessThan(capture.to.getTime())
    expect(times).toEqual([...new Set(times)].sort((a, b) => a - b))
    expect(events.filter(({ captureTime, eventTime }) => captureTime < eventTime)).toEqual([])
    await dispose()
  })

  it('comes out equal for one seed, and different for another', async () => {
    const parts = async (seed: number): Promise<string> => {
      const { events, people, directory, dispose } = await read(expectation.fixture, 'UTC', seed)
      await dispose()
      return JSON.stringify({ events, people, directory })
    }
    expect(await parts(7)).toBe(await parts(7))
    expect(await parts(7)).not.toBe(await parts(8))
  })

  it('invents only numbers that are kept for fiction', async () => {
    const { people, dispose } = await read(expectation.fixture)
    expect(people.filter(({ number }) => !isFictional(number))).toEqual([])
    await dispose()
  })
})

it('has an expectation for every fixture', () => {
  const files = readdirSync(fixtures, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\/.*\.(?:txt|zip)$/u.test(name),
  )
  expect(files.sort()).toEqual(expected.map(({ fixture }) => fixture).sort())
})
