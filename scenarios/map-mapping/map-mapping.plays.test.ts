import { testEach } from '../sample-plays.ts'
import { mappingScenarios } from './index.ts'

await testEach(mappingScenarios)
