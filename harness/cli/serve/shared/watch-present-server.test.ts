import { expect, test } from 'vitest'
import { StoreError } from '../../../stores/record-store.ts'
import { type PresentServer, readPresentServer } from './present-server.ts'
import { watchPresentServer } from './watch-present-server.ts'

const first: PresentServer = {
  ...{ ports: { telemessage: 1, graph: 2, control: 3 }, plainHttp: false, organisation: 'Contoso' },
  ...{ administrator: 'admin@contoso.example', mapping: '' },
  beginning: { seed: 7, itemCount: 1, archiver: 'whatsapp', cloud: 'worldwide' },
}
const next = { ...first, ports: { telemessage: 4, graph: 5, control: 6 } }

/** Watches a store that says these texts, one after the other; `lost`: the session is lost. */
async function watched(...texts: (string | undefined)[]) {
  const waiting = [...texts]
  const said: string[] = []
  const led: (number | undefined)[] = []
  let reopened = 0
  const read = async (): Promise<string | undefined> => {
    const text = waiting.shift()
    if (text === 'lost') throw new StoreError('store-unavailable', 'lost')
    return text
  }
  const session = { read: () => readPresentServer({ read, write: async () => {} }), close: async () => {} }
  await watchPresentServer({
    ...{ first, session, say: (text: string) => said.push(text), isStopped: () => waiting.length === 0, everyMs: 0 },
    reopen: async () => {
      reopened += 1
      return session
    },
    changed: async (present) => void led.push(present?.ports.telemessage),
  })
  return { said, led, reopened }
}

test('follows the process that works, also through a lost session, and says nothing about it', async () => {
  const [same, other] = [JSON.stringify(first), JSON.stringify(next)]
  expect(await watched(same, 'lost', other, other, 'null', same)).toEqual({
    said: [],
    led: [4, undefined, 1],
    reopened: 1,
  })
})

test.each([
  ['of another version', JSON.stringify({ ...next, host: 'db.example' })],
  ['that is no JSON', '{'],
])('says once that it cannot understand a text %s, and follows again as soon as it can', async (_what, text) => {
  const { said, led, reopened } = await watched(text, text, text, JSON.stringify(next), text, JSON.stringify(first))
  expect(said).toEqual([
    expect.stringContaining('start the same version of mock-telemessage everywhere'),
    expect.stringContaining('start the same version of mock-telemessage everywhere'),
  ])
  expect([led, reopened]).toEqual([[4, 1], 0])
})
