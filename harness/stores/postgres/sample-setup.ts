import type { TestProject } from 'vitest/node'
import { startSamplePostgres } from './local-server.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** The server of the tests of one run. */
    postgresUrl: string
  }
}

/** Starts the server for the tests of a project before them, and stops it after them. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startSamplePostgres()
  project.provide('postgresUrl', server.url)
  return server.stop
}
