import type { TransportCase } from './transport-case.ts'
import { auditor, codeOf, credentials, failToLogIn, sendLogin, sleep } from './transport-world.ts'

/**
 * A lock lasts as long as a failure is remembered. Every case begins after that time, so that earlier cases do not
 * affect it.
 */
const lockMs = 900_000

/** Locks after failed logins (SIT-7). */
export const lockCases: TransportCase[] = [
  {
    title: 'accepts a login after four failed ones',
    see: async (world) => {
      await sleep(world, lockMs)
      await failToLogIn(world, auditor.username, 4)
      return (await sendLogin(world, auditor)).status
    },
    expected: 200,
  },
  {
    title: 'locks a username at its fifth failed login, even for the right password',
    see: async (world) => {
      await sleep(world, lockMs)
      const fifth = await failToLogIn(world, auditor.username, 5)
      const right = await sendLogin(world, auditor)
      return [codeOf(fifth), codeOf(right), right.status, right.headers['retry-after']]
    },
    expected: ['login-refused', 'login-locked', 429, '900'],
  },
  {
    title: 'ends a lock after the announced seconds, and not before',
    see: async (world) => {
      await sleep(world, lockMs)
      await failToLogIn(world, auditor.username, 5)
      await sleep(world, lockMs - 1)
      const early = await sendLogin(world, auditor)
      await sleep(world, 1)
      return [early.status, early.headers['retry-after'], (await sendLogin(world, auditor)).status]
    },
    expected: [429, '1', 200],
  },
  {
    title: 'locks an unknown username in the same way as a known one, in the same words',
    see: async (world) => {
      await sleep(world, lockMs)
      const names = [auditor.username, 'nobody@contoso.example']
      const sixth = await Promise.all(names.map((username) => failToLogIn(world, username, 6)))
      const [known, unknown] = sixth.map(({ status, headers, body }) => [
        status,
        headers['retry-after'],
        headers['content-type'],
        body.toString(),
      ])
      return known?.join() === unknown?.join() && known?.[0]
    },
    expected: 429,
  },
  {
    title: 'locks one username and not the others',
    see: async (world) => {
      await sleep(world, lockMs)
      await failToLogIn(world, auditor.username, 5)
      return (await sendLogin(world, credentials)).status
    },
    expected: 200,
  },
]
