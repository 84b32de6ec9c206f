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

function answering(name: string, status: number, body: object): { server: WireServer; noted: string[] } {
  const operation: Operation = { name, method: 'POST', path: '/', respond: () => jsonResponse(status, body) }
  const never = (): never => {
    throw new RangeError('nobody asks for it here')
  }
  const noted: string[] = []
  const server = { name: 'server', operations: [operation], actorOf: () => undefined, notFound: never, failed: never }
  return { server: withSecretsNoted(server, (secret) => noted.push(secret)), noted }
}

test.each([
  ['login', { accessToken: 'a', tokenType: 'Bearer' }, ['a']],
  ['token', { access_token: 'b', expires_in: 1 }, ['b']],
  ['import.createSession', { importUrl: 'https://server.example/import?token=c%2F' }, ['c/']],
  ['attachments.createUploadSession', { uploadUrl: 'https://server.example/upload?token=d' }, ['d']],
  ['items.list', { accessToken: 'content of an item' }, []],
])('%s', async (name, body, secrets) => {
  const { server, noted } = answering(name, 200, body)
  const answer = await server.operations[0]?.respond(request)
  expect([noted, answer?.body]).toEqual([secrets, JSON.stringify(body)])
})

test('a refusal hands nothing out', async () => {
  const { server, noted } = answering('login', 401, { accessToken: 'a' })
  await server.operations[0]?.respond(request)
  expect(noted).toEqual([])
})
