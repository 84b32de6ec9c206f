import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { packageFolder } from '../runner/own-package.ts'

const packageFileSchema = z.object({ version: z.string() })

/** The version of this package. */
export function packageVersion(): string {
  return packageFileSchema.parse(JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8'))).version
}
