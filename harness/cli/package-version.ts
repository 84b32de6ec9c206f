import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { z } from 'zod'

const packageFileSchema = z.object({ version: z.string() })

/** The version of this package. */
export function packageVersion(): string {
  const path = createRequire(import.meta.url).resolve('mock-telemessage/package.json')
  return packageFileSchema.parse(JSON.parse(readFileSync(path, 'utf8'))).version
}
