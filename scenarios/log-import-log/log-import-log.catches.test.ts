import { testEachIsCaught } from '../sample-catches.ts'
import { importLogWrongConnectors } from './index.ts'

await testEachIsCaught('log-import-log', importLogWrongConnectors)
