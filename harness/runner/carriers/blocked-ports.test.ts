import { expect, test } from 'vitest'
import { blockedPorts } from './blocked-ports.ts'

/** Why `fetch` of this Node.js cannot ask a port of this machine. It decides by the number, before it opens a connection. */
async function whyNot(port: number): Promise<string> {
  const signal = AbortSignal.timeout(5_000)
  try {
    await fetch(`http://127.0.0.1:${port}/`, { signal })
    return 'answered'
  } catch (error) {
    return error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error)
  }
}

test('each of these ports is refused by fetch itself, and ports beside them are not', async () => {
  const refused = await Promise.all([...blockedPorts].map(async (port) => [port, await whyNot(port)]))
  expect(refused.filter(([, why]) => why !== 'bad port')).toEqual([])
  for (const port of [5_999, 6_001, 9_446]) expect([port, await whyNot(port)]).not.toContain('bad port')
})
