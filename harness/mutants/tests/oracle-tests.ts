import { execFile } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { scenarios, wrongConnectors } from '../../../scenarios/index.ts'
import { alsoRedOf, alsoRedSeed as seed } from '../../../scenarios/wrong-connectors/also-red.ts'
import { createWorkFolder } from '../../runner/index.ts'
import { proveAlone } from '../../runner/proof/prove.ts'
import { openWorlds } from '../../runner/world/open-world.ts'
import { openConnectorTests } from './connector-tests.ts'
import type { MutantTest, MutantTests } from './mutant-test.ts'

/**
 * Every wrong connector, as `prove` plays it without its guards; the days of the right connector, in which nothing may be
 * blamed; and the unit tests of the oracle with their hand-made mailboxes.
 */
export async function openOracleTests(): Promise<MutantTests> {
  const workFolder = await createWorkFolder()
  const openWorld = await openWorlds({ seed, workFolder })
  const alsoRed = alsoRedOf(wrongConnectors)
  const right = await openConnectorTests('import-session')
  const caught = wrongConnectors.map((wrong): MutantTest => {
    const concerned = scenarios.filter(({ requirement }) => wrong.mustRed.includes(requirement))
    return {
      id: wrong.id,
      isHeavy: concerned.every(({ heavy, kills }) => heavy === true || kills === true),
      seesAll: 'unmeasured',
      play: async () => {
        const { why } = await proveAlone(wrong, openWorld, { scenarios, guards: 'none', alsoRed, full: false })
        return why === '' ? undefined : why
      },
    }
  })
  return {
    tests: [...right.tests.filter(({ id }) => id.startsWith('the-day')), handMade, ...caught],
    close: async () => {
      await right.close()
      await workFolder.remove()
    },
  }
}

const vitest = join(dirname(createRequire(import.meta.url).resolve('vitest/package.json')), 'vitest.mjs')

/** They are tests of vitest, which has its own way to load modules, so they run in a process of their own. */
const handMade: MutantTest = {
  id: 'hand-made-mailboxes',
  isHeavy: false,
  seesAll: 'in-another-process',
  play: () =>
    new Promise((resolve) => {
      const words = [vitest, 'run', '--project', 'unit', '--bail', '1', 'harness/oracle']
      execFile(process.execPath, words, (error, stdout) => {
        resolve(error === null ? undefined : (/FAIL .*/.exec(stdout)?.[0] ?? error.message))
      })
    }),
}
