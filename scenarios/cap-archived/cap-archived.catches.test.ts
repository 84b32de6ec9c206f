import { testEachIsCaught } from '../sample-catches.ts'
import { archivedWrongConnectors } from './index.ts'

await testEachIsCaught('cap-archived', archivedWrongConnectors)
