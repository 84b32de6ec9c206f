import { readFile } from 'node:fs/promises'
import { afterAll, expect, onTestFinished, test } from 'vitest'
import { createWorkFolder } from '../../../runner/index.ts'
import { openSamplePlace } from '../../../stores/postgres/sample-place.ts'
import type { DemoServerOptions } from '../demo-server-options.ts'
import { openSampleServed } from '../sample-served.ts'

// Goal: a store in PostgreSQL is served as a data folder is, by one process or by several.

const workFolder = await createWorkFolder()
afterAll(() => workFolder.remove())

async function setup() {
  const place = await openSamplePlace()
  const news: string[] = []
  const open = async (changes: Partial<DemoServerOptions> = {}) => {
    const onNews = (text: string): void => void news.push(text)
    const options = { plainHttp: true, store: { url: place.url }, onNews, ...changes }
    const served = await openSampleServed(await workFolder.subfolder('data'), options)
    let isOpen = true
    const close = async (): Promise<void> => {
      if (isOpen) await served.close()
      isOpen = false
    }
    onTestFinished(close)
    const control = async (path: string, method = 'GET', body?: object): Promise<unknown> => {
      const answer = await fetch(`${served.urls.control}/control/v1${path}`, {
        method,
        headers: { authorization: `Bearer ${served.controlToken}`, 'content-type': 'application/json' },
        ...(body && { body: JSON.stringify(body) }),
      })
      expect(answer.ok, `${method} ${path}: ${answer.status}`).toBe(true)
      return answer.json()
    }
    return { ...served, close, control }
  }
  return { ...place, open, news }
}

const frozen = { now: '2030-01-01T00:00:00.000Z', running: false }

async function freeze(control: (path: string, method: string, body?: object) => Promise<unknown>): Promise<void> {
  await control('/clock/freeze', 'POST')
  await control('/clock', 'PUT', { now: frozen.now })
}

test('the next start goes on where the last one ended, in another data folder, too', async () => {
  const { open } = await setup()
  const first = await open()
  await freeze(first.control)
  await first.close()
  const second = await open({ asked: {} })
  expect(second.goesOn).toBe(true)
  expect(second.beginning).toEqual(first.beginning)
  expect(await second.control('/clock')).toEqual(frozen)
  const credentials = ({ environment }: typeof first) => [environment.MT_CLIENT_SECRET, environment.MT_TENANT_ID]
  expect(credentials(second)).toEqual(credentials(first))
})

test('a second server shows what the first one keeps, takes over when it ends, and shows the same', async () => {
  const { open, news } = await setup()
  const first = await open()
  const second = await open()
  expect([first.follows, second.follows]).toEqual([false, true])
  await freeze(second.control)
  expect(await first.control('/clock')).toEqual(frozen)
  const file = async ({ environment }: typeof first) => readFile(environment.MT_MAPPING_FILE ?? '', 'utf8')
  expect(await file(second)).toBe(await file(first))
  await first.close()
  // It waits until there is somebody who answers.
  expect(await second.control('/clock')).toEqual(frozen)
  expect(news).toEqual(['This server works now; others pass connections on to it.'])
})

test('both are believed with the same certificate', async () => {
  const { open } = await setup()
  const [first, second] = [await open({ plainHttp: false }), await open({ plainHttp: false })]
  const ca = (served: typeof first) => readFile(served.environment.MT_CA_FILE ?? '', 'utf8')
  expect(await ca(second)).toBe(await ca(first))
})

test('a server whose session is ended by the data base answers nothing stale, and works again', async () => {
  const { open, outside, schema, news } = await setup()
  const served = await open()
  await freeze(served.control)
  await outside.query(
    `SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND granted
      AND objid = (SELECT oid FROM pg_namespace WHERE nspname = $1)`,
    [schema],
  )
  await expect.poll(() => news.join('\n'), { timeout: 20_000 }).toContain('This server works now')
  expect(news[0]).toBe('The session of the data base ended. Nothing is answered until there is another one.')
  expect(await served.control('/clock')).toEqual(frozen)
})

test.each([
  ['another seed', { asked: { seed: 8 } }, 'the store has the data of a start with --seed 7'],
  ['another scheme', { plainHttp: false }, 'was started with --http; start all servers of a store alike'],
])('a second server that is asked for %s is refused, and listens nowhere', async (_what, changes, words) => {
  const { open } = await setup()
  await open()
  await expect(open(changes)).rejects.toThrow(words)
})

test('a data base that is not there is refused, and nothing listens', async () => {
  const { open } = await setup()
  const store = { url: 'postgres://somebody:secret@127.0.0.1:9/mock' }
  const refused = await open({ store }).catch((error: Error) => error)
  expect(refused).toMatchObject({ name: 'UserError', code: 'store-unavailable' })
  expect(String(refused)).toContain('no server listens there')
  expect(String(refused)).not.toContain('secret')
})
