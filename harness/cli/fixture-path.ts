import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** The absolute path of a file below `fixtures/`, from the sources and from the built package. */
export function fixturePath(name: string): string {
  const packageFile = createRequire(import.meta.url).resolve('mock-telemessage/package.json')
  return join(dirname(packageFile), 'fixtures', name)
}
