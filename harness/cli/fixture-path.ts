import { join } from 'node:path'
import { packageFolder } from '../runner/own-package.ts'

/** The absolute path of a file below `fixtures/`, from the sources and from the built package. */
export function fixturePath(name: string): string {
  return join(packageFolder, 'fixtures', name)
}
