import { testEach } from '../sample-plays.ts'
import { importLogScenarios } from './index.ts'

await testEach(importLogScenarios)
