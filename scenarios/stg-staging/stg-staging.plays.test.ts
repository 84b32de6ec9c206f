import { testEach } from '../sample-plays.ts'
import { stagingScenarios } from './index.ts'

await testEach(stagingScenarios)
