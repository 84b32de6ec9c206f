import { afterAll, expect, test } from 'vitest'
import { createWorkFolder } from '../../runner/index.ts'
import { openSampleServed } from './sample-served.ts'
import type { DemoServers } from './world-servers.ts'

// Goal: a fault that the servers of the next start cannot have is disarmed, and the user hears which and why.

const workFolder = await createWorkFolder()
afterAll(() => workFolder.remove())

async function control({ urls, controlToken }: DemoServers, path: string, body?: object): Promise<unknown> {
  const answer = await fetch(`${urls.control}/control/v1${path}`, {
    headers: { authorization: `Bearer ${controlToken}`, 'content-type': 'application/json' },
    ...(body && { method: 'POST', body: JSON.stringify(body) }),
  })
  expect(answer.ok, await answer.clone().text()).toBe(true)
  return answer.json()
}

test('a fault of TLS does not stay armed without TLS, and others do', async () => {
  const data = await workFolder.subfolder('data')
  const first = await openSampleServed(data)
  await control(first, '/faults', { operation: 'm365:connections.open', effect: { kind: 'untrusted-certificate' } })
  await control(first, '/faults', { operation: 'm365:token', times: 1, effect: { kind: 'reset' } })
  await first.close()
  const news: string[] = []
  const second = await openSampleServed(data, { plainHttp: true, onNews: (text) => void news.push(text) })
  expect(await control(second, '/faults')).toMatchObject({ faults: [{ faultId: 'fault-2', aim: 'm365:token' }] })
  expect(news).toEqual([
    expect.stringMatching(/^fault-1, which was armed before.*cannot have the effect "untrusted-certificate"; it can/),
  ])
  await second.close()
  const third = await openSampleServed(data, { onNews: (text) => void news.push(text) })
  expect(await control(third, '/faults')).toMatchObject({ faults: [{ faultId: 'fault-2' }] })
  expect(news).toHaveLength(1)
  await third.close()
})
