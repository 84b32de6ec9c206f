import { setupServer } from 'msw/node'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createMockServers, type ItemsPage, type LoginResponse, type TokenResponse } from './index.ts'
import { graphHandlers, teleMessageHandlers } from './msw.ts'

// Uses the package like a unit test of a vendor's connector: both servers in process, at addresses of its choice.

const siteUrl = 'https://telemessage.example'
const graphUrl = 'https://graph.example'
const mock = await createMockServers({ now: new Date('2026-03-03T00:00:00Z') })
const server = setupServer(...teleMessageHandlers(mock, siteUrl), ...graphHandlers(mock, graphUrl))
beforeAll(() => server.listen({ onUnhandledRequest: 'error' }))
afterAll(() => server.close())

async function logIn(): Promise<string> {
  const { username, password } = mock.credentials
  const answer = await fetch(`${siteUrl}/archive/v1/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, password }),
  })
  return ((await answer.json()) as LoginResponse).accessToken
}

test('an item that a test captures is served to the code under test', async () => {
  const number = '15550100101'
  mock.site.register({
    firstName: 'Asha',
    lastName: 'Patel',
    number,
    userEmailAddress: 'asha@contoso.example',
    source: 'phone-archiver',
    network: 'WhatsApp',
  })
  mock.site.capture({
    archiveMessageId: 'message-1',
    capturedBy: number,
    source: 'phone-archiver',
    network: 'WhatsApp',
    kind: 'text',
    chat: { type: 'direct', chatId: 'chat-1' },
    eventTime: new Date('2026-03-02T09:00:00Z'),
    captureTime: new Date('2026-03-02T09:00:01Z'),
    participants: [
      { number, name: 'Asha Patel', role: 'sender' },
      { number: '15550100102', name: 'Ben Ortiz', role: 'recipient' },
    ],
    text: 'See you at nine',
    attachments: [],
  })
  const token = await logIn()
  const window = 'from=2026-03-02T00:00:00Z&to=2026-03-03T00:00:00Z'
  const answer = await fetch(`${siteUrl}/archive/v1/items?${window}`, { headers: { authorization: `Bearer ${token}` } })
  const { items } = (await answer.json()) as ItemsPage
  expect(items.map(({ subject, text }) => ({ subject, text }))).toEqual([
    { subject: 'WhatsApp Message From 15550100101 to 15550100102', text: 'See you at nine' },
  ])
})

test('both servers share faults and journal', async () => {
  const { tenantId, clientId, clientSecret } = mock.credentials
  mock.faults.arm({ operation: 'token', times: 1, effect: { kind: 'answer', status: 503 } })
  const askForToken = (): Promise<Response> =>
    fetch(`${graphUrl}/${tenantId}/oauth2/v2.0/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: clientId,
        client_secret: clientSecret,
        scope: 'https://graph.microsoft.com/.default',
      }),
    })
  expect((await askForToken()).status).toBe(503)
  expect(((await (await askForToken()).json()) as TokenResponse).token_type).toBe('Bearer')
  expect(mock.faults.list()[0]).toMatchObject({ calls: 2, hits: 1 })
  const tokens = mock.journal.entries().filter(({ operation }) => operation === 'token')
  expect(tokens.map(({ status, fault }) => ({ status, fault }))).toEqual([
    { status: 503, fault: 'answer' },
    { status: 200, fault: undefined },
  ])
})
