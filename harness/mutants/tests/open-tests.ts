import type { Target } from '../mutated-files.ts'
import { openConnectorTests } from './connector-tests.ts'
import type { MutantTests } from './mutant-test.ts'
import { openOracleTests } from './oracle-tests.ts'

/** The tests that may notice the mutants of a target. This module is loaded from the copy that has the mutants. */
export async function openTests(target: Target): Promise<MutantTests> {
  switch (target) {
    case 'connector':
      return openConnectorTests('import-session')
    case 'second-door':
      return openConnectorTests('graph-messages')
    case 'oracle':
      return openOracleTests()
  }
}
