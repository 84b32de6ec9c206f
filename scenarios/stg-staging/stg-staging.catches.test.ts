import { testEachIsCaught } from '../sample-catches.ts'
import { stagingWrongConnectors } from './index.ts'

await testEachIsCaught('stg-staging', stagingWrongConnectors)
