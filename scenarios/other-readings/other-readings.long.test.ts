import { afterAll, expect, test } from 'vitest'
import { type Readings, readingEntries } from '../../harness/catalogue/index.ts'
import {
  type ConnectorPort,
  createWorkFolder,
  type Declared,
  playScenario,
  referenceDeclared,
  selectScenarios,
} from '../../harness/runner/index.ts'
import { eachAtOnce } from '../../harness/runner/play/each-at-once.ts'
import { playable } from '../../harness/runner/play/playable.ts'
import { openWorlds } from '../../harness/runner/world/open-world.ts'
import { scenarios } from '../index.ts'
import { readers } from './sample-readers.ts'

// Goal: the suite tests the declared readings. A connector that follows another reading passes if that reading is
// declared, and fails if it is not. A connector that differs only in following the default reading fails if the other
// is declared.

const seed = 20_260_313
const workFolder = await createWorkFolder()
afterAll(() => workFolder.remove())

/** Requirements with a verdict other than pass, each once, sorted. */
async function reds(connector: ConnectorPort, filters: string[], declared: Declared): Promise<string[]> {
  const openWorld = await openWorlds({ seed, workFolder, declared })
  const chosen = playable(selectScenarios(scenarios, filters), filters, declared)
  expect(chosen).not.toEqual([])
  const played = await eachAtOnce(chosen, undefined, (scenario) =>
    playScenario({ scenario, connector, strict: true, openWorld: () => openWorld(scenario.id) }),
  )
  const bad = played.flatMap(({ results }) => results.filter(({ verdict }) => verdict !== 'pass'))
  return [...new Set(bad.map(({ requirement }) => requirement))].sort()
}

const cases = readers.map((reader) => [reader.name, reader] as const)
const by = (readings: Readings): Declared => ({ ...referenceDeclared, readings })

test.each(cases)(
  'a connector that follows %s passes where that is declared',
  async (_, reader) => {
    expect(await reds(reader.connector, reader.filters, by(reader.readings))).toEqual([])
  },
  240_000,
)

test.each(cases)(
  'a connector that follows %s fails where it is not declared',
  async (_, reader) => {
    const { connector, redByDefault, usualReadings } = reader
    expect(await reds(connector, redByDefault, by(usualReadings))).toEqual(expect.arrayContaining(redByDefault))
  },
  240_000,
)

test.each(cases)(
  'a connector that does not follow %s fails where it is declared',
  async (_, reader) => {
    const { usual, redForUsual, readings } = reader
    expect(await reds(usual, redForUsual, by(readings))).toEqual(expect.arrayContaining(redForUsual))
  },
  240_000,
)

test('there is a connector for every alternative of every reading', () => {
  const alternatives = readingEntries.flatMap(({ id, alternatives: its }) =>
    its.slice(1).map(({ value }) => `${id}: ${value}`),
  )
  const read = readers.map(({ name }) => name)
  expect(alternatives.filter((one) => !read.includes(one))).toEqual([])
})
