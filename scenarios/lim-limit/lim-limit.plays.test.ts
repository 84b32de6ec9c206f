import { testEach } from '../sample-plays.ts'
import { limitScenarios } from './index.ts'

await testEach(limitScenarios)
