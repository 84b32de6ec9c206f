import { createHash } from 'node:crypto'
import type { Scenario } from '../../../harness/runner/index.ts'
import { strikes } from '../../vocabulary/strikes.ts'
import { selfTest } from '../self-test.ts'
import { type Answer, verdictOf } from '../site-client.ts'

const diagnostics = [
  '/actuator',
  '/actuator/health',
  '/actuator/heapdump',
  '/actuator/..;/heapdump',
  '/management/heapdump',
  '/archive/v1/actuator/heapdump',
  '/heapdump',
  '/env',
  '/metrics',
  '/control/v1/journal',
  '/archive/v1/accounts',
]
const listing = '/archive/v1/items?from=2026-03-10T00:00:00Z&to=2026-03-11T00:00:00Z'
const hourSeconds = 60 * 60
/** How many wrong logins a stranger tries in a row. */
const guesses = 6

/** The holes that exposed messages in 2025 are not here (SIT-7). */
export const holes: Scenario[] = [
  selfTest('SIT-7/no-diagnostics', 'has no diagnostic endpoint, with or without a token', async (site) => {
    for (const path of diagnostics) {
      site.demands(`GET ${path}`, '404 not-found', verdictOf(await site.ask('GET', path)))
      site.demands(`GET ${path} as an administrator`, '404 not-found', verdictOf(await site.admin('GET', path)))
    }
    for (const method of ['POST', 'OPTIONS', 'TRACE']) {
      const answer = await site.ask(method, '/actuator/heapdump')
      site.demands(`${method} /actuator/heapdump`, '404 not-found', verdictOf(answer))
    }
  }),
  selfTest('SIT-7/no-fixed-credential', 'has no default account and no password that can be guessed', async (site) => {
    const { username } = site.world.siteAccess
    const known = ['admin', 'root', 'telemessage'].map((name): [string, string] => [name, name])
    for (const [name, password] of [...known, [username, username] as const]) {
      const answer = await site.logIn(name, password)
      site.demands(`a login as ${name} with a well-known password`, '401 login-refused', verdictOf(answer))
    }
  }),
  selfTest(
    'SIT-7/no-hash-for-the-password',
    'accepts neither a hash instead of the password nor the password instead of a token',
    async (site) => {
      const { username, password } = site.world.siteAccess
      for (const algorithm of ['md5', 'sha1', 'sha256']) {
        const answer = await site.logIn(username, createHash(algorithm).update(password).digest('hex'))
        site.demands(`a login with the ${algorithm} of the password`, '401 login-refused', verdictOf(answer))
      }
      const basic = Buffer.from(`${username}:${password}`).toString('base64')
      const asBasic = await site.ask('GET', listing, { authorization: `Basic ${basic}` })
      site.demands('items for name and password in a header', '401 token-missing', verdictOf(asBasic))
      const asToken = await site.ask('GET', listing, { token: basic })
      site.demands('items for name and password as a token', '401 token-invalid', verdictOf(asToken))
    },
  ),
  selfTest('SIT-7/uniform-login-errors', 'answers a wrong password as it answers an unknown name', async (site) => {
    const guess = async (username: string): Promise<string[]> => {
      const seen: string[] = []
      for (let count = 1; count <= guesses; count += 1)
        seen.push(described(await site.logIn(username, `guess ${count}`)))
      return seen
    }
    const [known, unknown] = await Promise.all([guess(site.world.siteAccess.username), guess('nobody-at-all')])
    for (const [index, answer] of known.entries()) {
      site.demands(`the answer to wrong login ${index + 1}`, unknown[index] ?? '', answer)
    }
    site.demands('whether guessing is stopped', 'yes', known.at(-1)?.startsWith('429') ? 'yes' : 'no')
  }),
  selfTest(
    'SIT-7/short-lived-tokens',
    'issues tokens that are valid for at most an hour, and device tokens for at most a day',
    async (site) => {
      const { device } = await site.linksAsha()
      const { accessToken, expiresInSeconds } = await site.signIn()
      const isShort = expiresInSeconds <= hourSeconds && device.expiresInSeconds <= 24 * hourSeconds
      const lives = `${expiresInSeconds} s and ${device.expiresInSeconds} s`
      site.demands('the lives of tokens', isShort ? lives : 'an hour and a day at most', lives)
      const lists = async (): Promise<string> => verdictOf(await site.ask('GET', listing, { token: accessToken }))
      site.demands('items for a token', '200', await lists())
      const end = strikes(site.world, ['telemessage:items.list'], { kind: 'expired-token' }, { times: 1 })
      site.demands('items for an expired token', '401 token-invalid', await lists())
      end.end()
      site.demands('items for it later', '401 token-invalid', await lists())
    },
  ),
]

/** Everything that an answer shows, except the time. A stranger must learn nothing from it. */
function described({ status, headerNames, body }: Answer): string {
  return [status, headerNames.join(' '), body.toString()].join('\n')
}
