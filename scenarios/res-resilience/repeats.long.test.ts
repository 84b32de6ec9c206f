import { testIsNeverRed } from '../sample-repeats.ts'
import { resilienceScenarios } from './index.ts'

await testIsNeverRed(resilienceScenarios)
