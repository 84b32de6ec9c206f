import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const packageFile = createRequire(import.meta.url).resolve('mock-telemessage/package.json')

/** The absolute path of the built command line: the `bin` of package.json. Tests and the sources, too, start what was built last. */
export const builtProgram: string = join(dirname(packageFile), 'dist/cli/main.js')
