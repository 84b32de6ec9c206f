import { expect, test } from 'vitest'
import { jsonResponse, type Operation, type WireRequest, type WireServer } from '../../control/wire.ts'
import { withSecretsNoted } from './handed-out-secrets.ts'

const request: WireRequest = {
  method: 'POST',
  url: new URL('https://server.example/'),
  params: {},
  headers: {},
  body: Buffer.alloc(0),
}

function answering(
  secretFields: string[] | undefined,
  status: number,
  body: object,
): { server: WireServer; noted: string[] } {
  const respond: Operation['respond'] = () => jsonResponse(status, body)
  const operation: Operation = {
    name: 'sample',
    method: 'POST',
    path: '/',
    respond,
    ...(secretFields && { secretFields }),
  }
  const never = (): never => {
    throw new RangeError('this test does not use it')
  }
  const noted: string[] = []
  const server = { name: 'server', operations: [operation], actorOf: () => undefined, notFound: never, failed: never }
  return { server: withSecretsNoted(server, (secret) => noted.push(secret)), noted }
}

test.each([
  ['a token', ['accessToken'], { accessToken: 'a', tokenType: 'Bearer' }, ['a']],
  ['a token in an address', ['importUrl'], { importUrl: 'https://server.example/import?token=c%2F' }, ['c/']],
  [
    'an address without a token',
    ['importUrl'],
    { importUrl: 'https://server.example/i/9' },
    ['https://server.example/i/9'],
  ],
  ['a token that looks like an address', ['accessToken'], { accessToken: 'a:b' }, ['a:b']],
  ['a field that is not secret', undefined, { accessToken: 'content of an item' }, []],
])('%s', async (_, secretFields, body, secrets) => {
  const { server, noted } = answering(secretFields, 200, body)
  const answer = await server.operations[0]?.respond(request)
  expect([noted, answer?.body]).toEqual([secrets, JSON.stringify(body)])
})

test('a refusal contains no secrets', async () => {
  const { server, noted } = answering(['accessToken'], 401, { accessToken: 'a' })
  await server.operations[0]?.respond(request)
  expect(noted).toEqual([])
})
