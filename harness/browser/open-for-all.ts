import { rm } from 'node:fs/promises'
import type { TestProject } from 'vitest/node'
import { startChromium } from './chromium.ts'
import { picturesFolder } from './pictures-folder.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The WebSocket address of the Chromium that all browser tests share. */
    chromiumAddress: string
  }
}

/** Opens what all browser tests share, before the first of them, and closes it after the last. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  // Pictures of pages that are gone would be looked at as if they were new.
  await rm(picturesFolder, { recursive: true, force: true })
  const chromium = await startChromium()
  project.provide('chromiumAddress', chromium.wsEndpoint())
  return async () => {
    await chromium.close()
    process.stdout.write(`\nPictures of the pages: ${picturesFolder}\n`)
  }
}
