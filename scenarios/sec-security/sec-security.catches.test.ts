import { testEachIsCaught } from '../sample-catches.ts'
import { securityWrongConnectors } from './index.ts'

await testEachIsCaught('sec-security', securityWrongConnectors)
