import { expect, test, vi } from 'vitest'
import { createAccessToken, withToken } from './access-token.ts'

function setup() {
  let count = 0
  const fetchToken = vi.fn(async () => {
    count += 1
    return `token-${count}`
  })
  return { fetchToken, token: createAccessToken(fetchToken) }
}

test('one token serves everybody', async () => {
  const { fetchToken, token } = setup()
  expect(await Promise.all([token.get(), token.get()])).toEqual(['token-1', 'token-1'])
  expect(fetchToken).toHaveBeenCalledTimes(1)
})

test('many who are refused at once renew it once', async () => {
  const { fetchToken, token } = setup()
  const first = await token.get()
  expect(await Promise.all([token.renew(first), token.renew(first), token.renew(first)])).toEqual(
    Array(3).fill('token-2'),
  )
  expect(fetchToken).toHaveBeenCalledTimes(2)
})

test('a failed fetch is tried again by the next who asks', async () => {
  const { fetchToken, token } = setup()
  fetchToken.mockRejectedValueOnce(new Error('down'))
  await expect(token.get()).rejects.toThrow('down')
  expect(await token.get()).toBe('token-1')
})

test('a 401 is followed by one more attempt with a new token', async () => {
  const { token } = setup()
  const sent: string[] = []
  const answer = await withToken(token, async (bearer) => {
    sent.push(bearer)
    return { status: bearer === 'token-2' ? 200 : 401 }
  })
  expect([answer.status, sent]).toEqual([200, ['token-1', 'token-2']])
})

test('a second 401 is the answer', async () => {
  const { fetchToken, token } = setup()
  expect((await withToken(token, async () => ({ status: 401 }))).status).toBe(401)
  expect(fetchToken).toHaveBeenCalledTimes(2)
})
