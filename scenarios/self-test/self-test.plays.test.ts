import { testEach } from '../sample-plays.ts'
import { selfTests } from './index.ts'

await testEach(selfTests)
