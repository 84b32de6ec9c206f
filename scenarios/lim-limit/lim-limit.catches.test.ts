import { testEachIsCaught } from '../sample-catches.ts'
import { limitWrongConnectors } from './index.ts'

await testEachIsCaught('lim-limit', limitWrongConnectors)
