import { testEach } from '../sample-plays.ts'
import { dailyRunScenarios } from './index.ts'

await testEach(dailyRunScenarios)
