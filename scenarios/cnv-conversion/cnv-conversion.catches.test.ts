import { testEachIsCaught } from '../sample-catches.ts'
import { conversionWrongConnectors } from './index.ts'

await testEachIsCaught('cnv-conversion', conversionWrongConnectors)
