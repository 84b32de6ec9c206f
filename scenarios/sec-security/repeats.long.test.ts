import { testIsNeverRed } from '../sample-repeats.ts'
import { securityScenarios } from './index.ts'

await testIsNeverRed(securityScenarios)
