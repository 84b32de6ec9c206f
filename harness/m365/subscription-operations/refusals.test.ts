import { afterEach, expect, test, vi } from 'vitest'
import { GraphRefusal } from '../graph/errors.ts'
import { type SubscriptionRefusalName, subscriptionRefusals } from '../graph/subscription-refusals.ts'
import { openGraphWorld } from '../transport-cases/graph-world.ts'
import { openReceiver } from './sample-receiver.ts'

afterEach(() => vi.restoreAllMocks())

/** What is wrong with a subscription, and what stands for `{}`. Typed, so that none can be without a case. */
const cases: Record<Exclude<SubscriptionRefusalName, 'subscriptionUnknown'>, [subject: string, changes: object]> = {
  subscriptionAnswerOther: ['', {}],
  subscriptionAnswerNotOk: ['', { notificationUrl: 'http://127.0.0.1:2/' }],
  subscriptionAnswerLate: ['', {}],
  subscriptionTooLong: ['10080', { expirationDateTime: '2027-01-01T00:00:00Z' }],
  subscriptionOver: ['2026-11-22T06:00:00Z', { expirationDateTime: '2026-01-01T00:00:00Z' }],
  subscriptionResourceInvalid: ['nowhere', { resource: 'nowhere' }],
  subscriptionElsewhere: ['hooks.example', { notificationUrl: 'https://hooks.example/' }],
}

test.each(Object.keys(cases) as (keyof typeof cases)[])('%s', async (name) => {
  const receiver = await openReceiver((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/plain' }).end('another')
  })
  const late = AbortSignal.abort(new DOMException('late', 'TimeoutError'))
  if (name === 'subscriptionAnswerLate') vi.spyOn(AbortSignal, 'timeout').mockReturnValue(late)
  const { post } = await openGraphWorld()
  const [subject, changes] = cases[name]
  const answer = await post('/subscriptions', {
    changeType: 'created',
    notificationUrl: receiver.url,
    resource: 'users/asha@contoso.example/messages',
    expirationDateTime: '2026-11-23T06:00:00Z',
    ...changes,
  })
  await receiver.close()
  const [status, code] = subscriptionRefusals[name]
  const { message } = new GraphRefusal(name, subject)
  expect([answer.status, answer.body.error.code, answer.body.error.message]).toEqual([status, code, message])
})

test('subscriptionUnknown', async () => {
  const { ask } = await openGraphWorld()
  for (const method of ['get', 'patch', 'delete'] as const) {
    const body = { expirationDateTime: '2026-11-23T06:00:00Z' }
    const answer = await ask(method, '/subscriptions/unknown', { body })
    expect([answer.status, answer.body.error.code]).toEqual([404, 'ResourceNotFound'])
  }
})

test.each([
  ['http://user:secret@127.0.0.1/', 400, 'without a user and a password'],
  ['http://user@localhost/', 400, 'without a user and a password'],
  ['no address', 400, 'notificationUrl'],
  ['http://localhost.evil.example/', 400, 'leads to localhost.evil.example'],
  ['http://localhost@evil.example/', 400, 'without a user and a password'],
  ['http://[::ffff:127.0.0.1]/', 400, 'leads to [::ffff:7f00:1]'],
  ['http://169.254.169.254/', 400, 'leads to 169.254.169.254'],
  ['http://0.0.0.0/', 400, 'leads to 0.0.0.0'],
  ['file:///etc/passwd', 400, 'leads to file:'],
  ['http://127.1:2/', 400, '200 OK'],
])('%s is refused with a reason', async (notificationUrl, status, reason) => {
  const { post } = await openGraphWorld()
  const answer = await post('/subscriptions', {
    changeType: 'created',
    notificationUrl,
    resource: 'users/asha@contoso.example/messages',
    expirationDateTime: '2026-11-23T06:00:00Z',
  })
  expect([answer.status, answer.body.error.message]).toEqual([status, expect.stringContaining(reason)])
  expect(answer.body.error.message).not.toContain('secret')
})
