import supertest from 'supertest'
import { expect, test } from 'vitest'
import { type ConnectorPageRefusalName, connectorPageRefusals } from '../graph/connector-page-refusals.ts'
import { sampleForm } from '../sample-tenant.ts'
import { openSignInWorld } from '../transport-cases/sign-in-world.ts'

// The page over HTTP: a token of an app is refused, and every refusal has the form of Graph's errors.

async function setup() {
  const { tenant, app, redeem, signIn } = await openSignInWorld()
  const { client_secret, scope } = Object.fromEntries(new URLSearchParams(sampleForm()))
  const alone = await redeem({ grant_type: 'client_credentials', client_secret, scope })
  const ask = (token: string, method: 'get' | 'post', path: string, body: object | string = {}) =>
    supertest(app)[method](`/data-connectors/v1${path}`).auth(token, { type: 'bearer' }).send(body)
  return { tenant, ask, app: alone.body.access_token as string, asha: (await signIn()).access_token }
}

const codeOf = ({ status, body }: { status: number; body: { error?: { code?: string; message?: string } } }) =>
  `${status} ${body.error?.code}`

test('an app alone is refused, and so is a request without a token', async () => {
  const { ask, app } = await setup()
  expect(codeOf(await ask(app, 'get', '/products'))).toBe('403 AdministratorNeeded')
  expect(codeOf(await ask('', 'get', '/products'))).toBe('401 InvalidAuthenticationToken')
})

test('a body that is not as described is refused with the field and without its value', async () => {
  const { tenant, ask, asha } = await setup()
  tenant.roleGroups.create({ name: 'All', roles: ['Mailbox Import Export', 'Role Management'], members: ['asha'] })
  const answer = await ask(asha, 'post', '/wizards/any/login-to-telemessage', {
    username: 'a',
    password: ['Quiet-River'],
  })
  expect(codeOf(answer)).toBe('400 ErrorInvalidRequest')
  expect(answer.body.error.message).toContain('password')
  expect(answer.body.error.message).not.toContain('Quiet-River')
  expect(codeOf(await ask(asha, 'post', '/wizards', '{'))).toBe('400 BadRequest')
})

test.each<[ConnectorPageRefusalName, 'get' | 'post', string, object]>([
  ['productUnknown', 'get', '/products/none', {}],
  ['wizardUnknown', 'get', '/wizards/none', {}],
  ['connectorUnknown', 'get', '/connectors/none', {}],
  ['roleGroupUnknown', 'get', '/role-groups/none', {}],
  ['roleGroupExists', 'post', '/role-groups', { name: 'All', roles: [], members: [] }],
  ['memberUnknown', 'post', '/role-groups', { name: 'New', roles: [], members: ['nobody@contoso.example'] }],
])('%s', async (name, method, path, body) => {
  const { tenant, ask, asha } = await setup()
  tenant.roleGroups.create({ name: 'All', roles: ['Mailbox Import Export', 'Role Management'], members: ['asha'] })
  const [status, code] = connectorPageRefusals[name]
  expect(codeOf(await ask(asha, method, path, body))).toBe(`${status} ${code}`)
})
