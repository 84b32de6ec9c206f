import type { LoadedFixture } from '../../contract/index.ts'
import type { FixtureLoader } from '../../control/control-plane/fixture-operations.ts'
import { ControlRefusal } from '../../control/control-plane/refusal.ts'
import { saveAll } from '../../control/savable.ts'
import { FixtureError, type FixtureTarget, loadFixture } from '../../runner/index.ts'
import type { MappingFile } from './mapping-file.ts'

/** Loads fixtures into the servers of `serve`. */
export interface ServedFixtures extends FixtureLoader {
  /** The same, and throws a FixtureError. */
  start(document: unknown): Promise<LoadedFixture>
}

/** To be called while nobody is in the servers: a fixture that replaces everything begins with this state. */
export function createServedFixtures(target: FixtureTarget, mappingFile: MappingFile): ServedFixtures {
  const empty = saveAll([target.site, target.tenant])
  const load = async (document: unknown, how: 'replacing' | 'adding'): Promise<LoadedFixture> => {
    const before = how === 'replacing' ? [] : mappingFile.rows()
    const mappedBefore = new Set(before.map(({ number }) => number))
    const { loaded, rows, undo } = await loadFixture(document, target, {
      mappedBefore,
      ...(how === 'replacing' && { empty }),
    })
    try {
      mappingFile.write([...before, ...rows])
    } catch (error) {
      undo()
      throw error
    }
    return loaded
  }
  return {
    start: (document) => load(document, 'replacing'),
    load: (document, how) =>
      load(document, how).catch((error: unknown) => {
        throw error instanceof FixtureError ? new ControlRefusal('fixture-invalid', error.message) : error
      }),
  }
}
