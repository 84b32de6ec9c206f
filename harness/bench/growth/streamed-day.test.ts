import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { createConnector, type HttpClient } from '../../../connector/index.ts'
import { growthEnvironment } from './environment.ts'
import { createStreamedDay } from './streamed-day.ts'

function linesIn({ MT_STATE_DIR: stateDir = '' }: Record<string, string>): number {
  return readFileSync(join(stateDir, 'pending-imports.log'), 'utf8').split('\n').length
}

it('serves every item once and counts a copy of each, and the connector forgets settled copies', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'mt-bench-'))
  try {
    const day = createStreamedDay(450)
    const environment = growthEnvironment(folder)
    const pending: number[] = []
    const httpClient: HttpClient = {
      send: (request) => {
        if (request.method === 'POST' && day.copies() > 0) pending.push(linesIn(environment))
        return day.send(request)
      },
      close: day.close,
    }
    const outcome = await createConnector(environment, { httpClient, log: 'silent' }).sync()
    expect(outcome).toEqual({
      status: 'done',
      message: '450 items: 450 copies imported, 0 in part, 0 skipped, 0 failed',
    })
    expect(day.copies()).toBe(450)
    // Each copy has two lines, and a batch has 200 copies. Settled copies must not be kept until the end of the day.
    expect(Math.max(...pending)).toBeLessThan(500)
    expect(Math.max(...pending)).toBeGreaterThan(300)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})
