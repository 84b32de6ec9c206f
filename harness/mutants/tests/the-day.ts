import { join } from 'node:path'
import { createChance } from '../../control/seed.ts'
import type { ArchiverProfile, Day } from '../../runner/index.ts'
import { packageFolder } from '../../runner/own-package.ts'
import { capturedBy, readTenantFixture, renderMappingFile, synthesiseDay } from '../../synth/index.ts'

const from = new Date('2026-03-10T00:00:00.000Z')
const to = new Date('2026-03-11T00:00:00.000Z')
/** Enough items for every kind, and few enough for a test that many mutants play. */
const itemCount = 60

/** A day of the bundled firm as an archiver captures it; always the same. */
export async function theDay(archiver: ArchiverProfile): Promise<Day> {
  const firm = await readTenantFixture(join(packageFolder, 'fixtures/tenants/contoso.json'))
  const people = capturedBy(firm.people, archiver.routes)
  return {
    id: `the-day-${archiver.id}`,
    title: `a day of ${firm.name}, captured by the ${archiver.folderName}`,
    people,
    directory: firm.directory,
    customMapping: { rows: firm.mapping, fileText: renderMappingFile(firm.mapping) },
    events: synthesiseDay({ chance: createChance(1), people, itemCount, from, to }),
    to,
  }
}
