import { testEach } from '../sample-plays.ts'
import { archivedScenarios } from './index.ts'

await testEach(archivedScenarios)
