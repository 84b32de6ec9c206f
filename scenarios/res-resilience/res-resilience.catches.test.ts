import { testEachIsCaught } from '../sample-catches.ts'
import { resilienceWrongConnectors } from './index.ts'

await testEachIsCaught('res-resilience', resilienceWrongConnectors)
