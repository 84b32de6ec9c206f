import { join } from 'node:path'
import { expect, test } from 'vitest'
import { referenceConnector } from '../../../scenarios/reference-connector.ts'
import { openSpillFile } from '../../control/state/spill.ts'
import { spillingTables } from '../../control/state/spilling-tables.ts'
import { createWorkFolder } from '../../runner/index.ts'
import { type PlayedDay, playDay } from '../../runner/play/day.ts'
import { openWorlds } from '../../runner/world/open-world.ts'
import { stateInMemory, type WorldState } from '../../runner/world/world-state.ts'
import { fixturePath } from '../fixture-path.ts'
import { chatExportDay } from './chat-export-day.ts'

/** As in a run, but so that also a short chat is spilled. */
async function spilledEarly(folder: string): Promise<WorldState> {
  const file = openSpillFile(join(folder, 'spill'), 2)
  return { ...stateInMemory(), tables: spillingTables(file), close: async () => file.close() }
}

test('a day whose copies are in a file is judged like one whose copies are in memory', async () => {
  const workFolder = await createWorkFolder()
  try {
    const { day } = await chatExportDay({
      file: fixturePath('chat-exports/ios-en/_chat.txt'),
      timeZone: 'Europe/London',
      peopleFile: fixturePath('chat-exports/people.csv'),
      seed: 7,
    })
    const openWorld = await openWorlds({ seed: 7, workFolder })
    const played = async (keep: Parameters<typeof openWorld>[3]): Promise<PlayedDay> => {
      const world = await openWorld(day.id, day.to, undefined, keep)
      try {
        return await playDay({ day, connector: referenceConnector, world, strict: true, watch: () => {} })
      } finally {
        await world.close()
      }
    }
    const told = ({ results, ledger, ledgerCopies }: PlayedDay): unknown => ({
      results: results.map(({ durationMs: _, ...result }) => result),
      ledger,
      rows: [...(ledgerCopies ?? [])],
    })
    const inFile = told(await played(spilledEarly))
    expect(inFile).toEqual(told(await played(undefined)))
    expect(inFile).toMatchObject({ ledger: { faults: { missing: 0, altered: 0, unexpected: 0 } } })
  } finally {
    await workFolder.remove()
  }
})
