import https from 'node:https'
import { text } from 'node:stream/consumers'
import nock from 'nock'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createMockServers, type MockServers } from './index.ts'
import { interceptGraph, interceptTeleMessage } from './nock.ts'

// Uses the package like a unit test of a vendor's connector, with a client on node:https.

const siteUrl = 'https://telemessage.example'
const graphUrl = 'https://graph.example'
let mock: MockServers
let interceptions: { remove(): void }[] = []
beforeEach(async () => {
  nock.disableNetConnect()
  mock = await createMockServers()
  interceptions = [interceptTeleMessage(mock, siteUrl), interceptGraph(mock, graphUrl)]
})
afterEach(() => {
  for (const interception of interceptions) interception.remove()
  nock.cleanAll()
  nock.enableNetConnect()
})

// The default import is needed: nock cannot intercept functions imported by name from node:https.
async function post(url: string, contentType: string, body: string): Promise<{ status: number; json: unknown }> {
  return new Promise((resolve, reject) => {
    const sent = https.request(url, { method: 'POST', headers: { 'content-type': contentType } }, (answer) => {
      text(answer).then((received) => resolve({ status: answer.statusCode ?? 0, json: JSON.parse(received) }), reject)
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

const logIn = () => {
  const { username, password } = mock.credentials
  return post(`${siteUrl}/archive/v1/login`, 'application/json', JSON.stringify({ username, password }))
}

test('both servers answer at their own addresses', async () => {
  const { tenantId, clientId, clientSecret } = mock.credentials
  const form = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: clientId,
    client_secret: clientSecret,
    scope: 'https://graph.microsoft.com/.default',
  })
  expect(await logIn()).toMatchObject({ status: 200, json: { tokenType: 'Bearer' } })
  const token = await post(
    `${graphUrl}/${tenantId}/oauth2/v2.0/token`,
    'application/x-www-form-urlencoded',
    form.toString(),
  )
  expect(token).toMatchObject({ status: 200, json: { token_type: 'Bearer' } })
})

test('a fault strikes in process, too', async () => {
  mock.faults.arm({ operation: 'login', effect: { kind: 'reset' } })
  await expect(logIn()).rejects.toMatchObject({ code: 'ECONNRESET' })
  expect(mock.faults.list()[0]?.hits).toBe(1)
})
