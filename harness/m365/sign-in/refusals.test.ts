import supertest, { type Response } from 'supertest'
import { expect, it } from 'vitest'
import { tokenErrorSchema } from '../../contract/index.ts'
import { IdentityRefusal } from '../identity/identity-errors.ts'
import { type SignInRefusalName, signInRefusals } from '../identity/sign-in-refusals.ts'
import { sampleClient } from '../sample-tenant.ts'
import { codeIn, openSignInWorld, type SignInWorld } from '../transport-cases/sign-in-world.ts'

type Reach = (world: SignInWorld) => Promise<Response>

/** Opens the page for a query that is right but for `changes`. */
const page =
  (changes: Record<string, string | undefined>): Reach =>
  async ({ app, query }) =>
    supertest(app).get(`/${sampleClient.tenantId}/oauth2/v2.0/authorize?${query(changes)}`)

/** Redeems a code with a form that is right but for `changes`. */
const code =
  (changes: Record<string, string | undefined>): Reach =>
  async ({ query, submit, redeem }) =>
    redeem({ code: codeIn((await submit(query())).headers), ...changes })

/** What stands for `{}` in the message, and how each refusal is reached. Typed, so that none can be without a case. */
const cases: Record<SignInRefusalName, [subject: string, reach: Reach]> = {
  scopeUnknown: ['Mail.Everything', page({ scope: 'openid Mail.Everything' })],
  redirectUnknown: ['https://elsewhere.example/', page({ redirect_uri: 'https://elsewhere.example/' })],
  redirectDiffers: ['', code({ redirect_uri: 'http://localhost:53124/answer' })],
  responseTypeUnsupported: ['token', page({ response_type: 'token' })],
  userUnknown: ['zoe@contoso.example', ({ query, submit }) => submit(query(), 'zoe@contoso.example')],
  userDisabled: [
    '',
    ({ tenant, query, submit }) => {
      tenant.change('asha', { accountEnabled: false })
      return submit(query())
    },
  ],
  codeInvalid: ['', code({ code: 'made-up' })],
  verifierWrong: ['', code({ code_verifier: 'another' })],
  refreshInvalid: ['', ({ redeem }) => redeem({ grant_type: 'refresh_token', refresh_token: 'made-up' })],
  userCodeUnknown: ['', ({ enter }) => enter('MADEUP')],
  authorizationPending: [
    '',
    async ({ deviceCode, redeem }) =>
      redeem({ grant_type: deviceGrant, device_code: (await deviceCode()).body.device_code }),
  ],
  deviceCodeInvalid: ['', ({ redeem }) => redeem({ grant_type: deviceGrant, device_code: 'made-up' })],
}
const deviceGrant = 'urn:ietf:params:oauth:grant-type:device_code'

it.each(Object.keys(signInRefusals) as SignInRefusalName[])('answers %s in the shape of OAuth', async (name) => {
  const [status, error, aadsts] = signInRefusals[name]
  const [subject, reach] = cases[name]
  const answer = await reach(await openSignInWorld())
  const body = tokenErrorSchema.parse(answer.body)
  expect([answer.status, body.error, body.error_codes]).toEqual([status, error, [aadsts]])
  expect(body.error_description).toContain(new IdentityRefusal(name, subject).message)
})
