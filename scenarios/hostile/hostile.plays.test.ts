import { testEach } from '../sample-plays.ts'
import { hostileScenarios } from './index.ts'

await testEach(hostileScenarios)
