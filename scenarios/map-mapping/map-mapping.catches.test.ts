import { testEachIsCaught } from '../sample-catches.ts'
import { mappingWrongConnectors } from './index.ts'

await testEachIsCaught('map-mapping', mappingWrongConnectors)
