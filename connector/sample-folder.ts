import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

/** For tests only: a new, empty folder that is removed when the test ends. */
export async function sampleFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'mock-telemessage-test-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}
