import { testEach } from '../sample-plays.ts'
import { conversionScenarios } from './index.ts'

await testEach(conversionScenarios)
