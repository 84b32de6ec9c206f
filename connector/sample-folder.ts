import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

/** For tests alone: a new, empty folder, which is gone once the test that asked for it has ended. */
export async function sampleFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'mock-telemessage-test-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}
