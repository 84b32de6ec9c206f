import { fileURLToPath } from 'node:url'
import type { CaptureEvent } from '#contract'
import type { World } from '../../harness/runner/index.ts'
import { readTenantFixture, renderMappingFile, synthesiseDay } from '../../harness/synth/index.ts'

const to = new Date('2026-03-11T00:00:00.000Z')
const from = new Date('2026-03-10T00:00:00.000Z')

/** Enough that each kind of item occurs, with several to choose from. */
const itemCount = 100
/** Some people are registered and some are not. More people would only repeat the same calls. */
const castSize = 6

/**
 * Captures one item of every kind among a few people, the one with the fewest participants. Returns the kinds.
 */
export async function captureOneOfEachKind(world: World): Promise<string[]> {
  const fixture = await readTenantFixture(
    fileURLToPath(new URL('../../fixtures/tenants/contoso.json', import.meta.url)),
  )
  const { directory, mapping } = fixture
  const people = fixture.people.slice(0, castSize)
  for (const entry of directory) world.addToDirectory(entry)
  for (const person of people) world.addPerson(person)
  world.settings.customMapping = { rows: mapping, fileText: renderMappingFile(mapping) }
  const smallest = new Map<string, CaptureEvent>()
  for (const event of synthesiseDay({ chance: world.chance.fork('the day'), people, itemCount, from, to })) {
    if (event.captureTime < from || event.captureTime >= to) continue
    const known = smallest.get(event.kind)
    if (known === undefined || event.participants.length < known.participants.length) smallest.set(event.kind, event)
  }
  const inOrder = [...smallest.values()].toSorted((a, b) => a.captureTime.getTime() - b.captureTime.getTime())
  for (const event of inOrder) world.capture(event)
  world.clock.set(to)
  return [...smallest.keys()].toSorted()
}
