import { createChance } from '../../control/seed.ts'
import { type ArchiverProfile, type CustomMapping, type Day, defaultArchiver } from '../../runner/index.ts'
import { capturedBy, readTenantFixture, renderMappingFile, synthesiseDay } from '../../synth/index.ts'
import { fixturePath } from '../fixture-path.ts'

const dayMs = 24 * 60 * 60 * 1000
/** The first of the days that a seed can choose from. They span four years, so that a leap day is among them. */
const firstDay = Date.UTC(2025, 0, 1)
const daysToChooseFrom = 4 * 365 + 1

/**
 * The day of a seed for the bundled firm: its people, its traffic, and its mapping file unless another one is passed.
 */
export async function syntheticDay(options: {
  seed: number
  itemCount: number
  mapping?: CustomMapping | undefined
  /** Default: the default archiver. */
  archiver?: ArchiverProfile | undefined
}): Promise<Day> {
  const { seed, itemCount, mapping, archiver = defaultArchiver } = options
  const fixture = await readTenantFixture(fixturePath('tenants/contoso.json'))
  const chance = createChance(seed).fork('the day')
  const from = new Date(firstDay + chance.int(0, daysToChooseFrom - 1) * dayMs)
  const to = new Date(from.getTime() + dayMs)
  const { directory } = fixture
  const people = capturedBy(fixture.people, archiver.routes)
  return {
    id: 'the-day',
    title: `the synthetic day ${from.toISOString().slice(0, 10)} of ${fixture.name}`,
    people,
    directory,
    customMapping: mapping ?? { rows: fixture.mapping, fileText: renderMappingFile(fixture.mapping) },
    events: synthesiseDay({ chance: chance.fork('traffic'), people, itemCount, from, to }),
    to,
  }
}
