import { testEachIsCaught } from '../sample-catches.ts'
import { dailyRunWrongConnectors } from './index.ts'

await testEachIsCaught('day-daily-run', dailyRunWrongConnectors)
