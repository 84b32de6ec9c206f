import { testEachIsCaught } from '../sample-catches.ts'
import { hostileWrongConnectors } from './index.ts'

await testEachIsCaught('hostile', hostileWrongConnectors)
