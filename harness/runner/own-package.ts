import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** The folder of this package, from the sources and from the built program. */
export const packageFolder: string = dirname(createRequire(import.meta.url).resolve('mock-telemessage/package.json'))

/** The absolute path of the built command line: the `bin` of package.json. The sources start it, too, so build first. */
export const builtProgram: string = join(packageFolder, 'dist/cli/main.js')
