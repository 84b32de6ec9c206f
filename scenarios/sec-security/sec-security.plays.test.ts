import { testEach } from '../sample-plays.ts'
import { securityScenarios } from './index.ts'

await testEach(securityScenarios)
