import { decodeJwt } from 'jose'
import { expect, it } from 'vitest'
import { createChance } from '../../control/seed.ts'
import { memoryTables } from '../../control/state/state-tables.ts'
import { sampleClient } from '../sample-tenant.ts'
import { createAccessTokens } from './access-tokens.ts'
import { registerApps } from './apps.ts'
import { createIdentity } from './identity.ts'
import { signingKeyOf } from './signing-key.ts'

const signingKey = signingKeyOf(memoryTables)

const origin = 'https://tenant.example:8443'

async function askFor(scope: string) {
  const { tenantId, clientId, clientSecret } = sampleClient
  const tokens = createAccessTokens({ tenantId, signingKey, lifeSeconds: 60, tables: memoryTables })
  const identity = createIdentity(
    { tenantId, apps: registerApps([sampleClient], createChance(7), memoryTables), hasDomain: () => false },
    tokens,
  )
  const form = { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret, scope }
  return identity.issueToken(form, origin)
}

it.each([
  'https://graph.microsoft.com/.default',
  'https://graph.microsoft.com//.default',
  '00000003-0000-0000-c000-000000000000/.default',
  'https://tenant.example:8443/.default',
])('gives a token for Graph to the scope %s', async (scope) => {
  const answer = await askFor(scope)
  expect([answer.expires_in, answer.ext_expires_in, decodeJwt(answer.access_token).aud]).toEqual([
    60,
    60,
    'https://graph.microsoft.com',
  ])
})

it.each([
  [' ', 70011],
  ['https://graph.microsoft.com/.default https://tenant.example:8443/.default', 70011],
  ['https://graph.microsoft.com/Mail.ReadWrite', 1002012],
  ['https://tenant.example:9999/.default', 500011],
])('gives none to the scope "%s"', async (scope, aadsts) => {
  await expect(askFor(scope)).rejects.toMatchObject({ aadsts })
})
