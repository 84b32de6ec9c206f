import { testEach } from '../sample-plays.ts'
import { resilienceScenarios } from './index.ts'

await testEach(resilienceScenarios)
