import { testEachIsCaught } from '../sample-catches.ts'
import { folderWrongConnectors } from './index.ts'

await testEachIsCaught('fld-folder', folderWrongConnectors)
