import { testEach } from '../sample-plays.ts'
import { folderScenarios } from './index.ts'

await testEach(folderScenarios)
