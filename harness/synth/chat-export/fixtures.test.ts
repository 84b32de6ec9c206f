import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { ItemKind } from '../../contract/index.ts'
import { createChance } from '../../control/seed.ts'
import { isFictional } from '../fictional-numbers.ts'
import { accountedLines, fixtures, ownerOf } from './hand-made-export.ts'
import { type ChatExport, readChatExport } from './index.ts'
import { languages } from './languages/index.ts'
import { countedExports } from './sample-exports.ts'

const exports = await countedExports()

const read = (fixture: string, timeZone = 'UTC', seed = 7): Promise<ChatExport> =>
  readChatExport({ file: join(fixtures, fixture), timeZone, chance: createChance(seed) })

describe.each(exports)('$fixture', (expectation) => {
  it('has the counts that were made by hand', async () => {
    const result = await read(expectation.fixture, expectation.timeZone)
    const kinds: Partial<Record<ItemKind, number>> = {}
    for (const { kind } of result.events) kinds[kind] = (kinds[kind] ?? 0) + 1
    const [event] = result.events
    const { fixture, language, timeZone } = expectation
    expect({
      ...{ fixture, language, timeZone },
      lines: result.lineCount,
      leftLines: result.leftLines.map(({ lineNumber }) => lineNumber),
      kinds,
      chat: event?.chat.name ?? event?.chat.type,
      owner: ownerOf(result),
      people: result.people.length,
      first: result.firstEventTime.toISOString(),
      last: result.lastEventTime.toISOString(),
      dateOrder: result.dateOrder,
    }).toEqual(expectation)
    expect(result.dateOrderIsCertain, 'one message at least must be from a day after the 12th').toBe(true)
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

it.each(languages)('has an export in the language $language', ({ language }) => {
  const add = `add fixtures/chat-exports/android-${language}/ with an export and its counted.json, as in android-nl/`
  expect(
    exports.map((one) => one.language),
    `no export in fixtures/chat-exports/ is in the language "${language}": ${add}`,
  ).toContain(language)
})
