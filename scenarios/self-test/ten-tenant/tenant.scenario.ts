import { readFile } from 'node:fs/promises'
import type { ConnectorEnvironment } from '#contract'
import type { ConnectorPort, Scenario, World } from '../../../harness/runner/index.ts'
import { renderMappingFile } from '../../../harness/synth/index.ts'
import { selfTest } from '../self-test.ts'
import { verdictOf } from '../site-client.ts'
import { asha, employeePassword, ola } from '../site-words.ts'

const listing = '/archive/v1/items?from=2026-03-10T00:00:00Z&to=2026-03-11T00:00:00Z'

/** The settings of a connector that the mock has (TEN-3, TEN-4). */
export const tenant: Scenario[] = [
  selfTest(
    'TEN-3/username-and-password',
    'signs in with username and password of an administration account',
    async (site) => {
      const { username, password } = site.world.siteAccess
      const { accessToken } = await site.signIn()
      const withToken = await site.ask('GET', listing, { token: accessToken })
      site.demands('items with a token', '200', verdictOf(withToken))
      site.demands('items without a token', '401 token-missing', verdictOf(await site.ask('GET', listing)))
      site.demands('another password', '401 login-refused', verdictOf(await site.logIn(username, `${password}x`)))
      for (const json of [{ username }, { password }, { username, password: '' }]) {
        const answer = await site.ask('POST', '/archive/v1/login', { json })
        site.demands('a login with only one of the two', '400 login-body-invalid', verdictOf(answer))
      }
    },
  ),
  selfTest('TEN-3/no-other-account', 'does not let employees and devices sign in as administrators', async (site) => {
    const { device } = await site.linksAsha()
    await site.makesUser({ firstName: 'Ola', number: ola.number, username: 'ola.larsen', password: employeePassword })
    for (const name of [asha.number, 'ola.larsen']) {
      const answer = await site.logIn(name, employeePassword)
      site.demands("a login with an employee's password", '401 login-refused', verdictOf(answer))
    }
    const answer = await site.ask('GET', listing, { token: device.deviceToken })
    site.demands('items for a device', '401 token-invalid', verdictOf(answer))
  }),
  selfTest(
    'TEN-4/three-choices',
    'maps automatically, by a CSV file, or by both, according to the settings',
    async ({ world, demands }) => {
      const rows = [{ number: asha.number, target: 'asha@contoso.example' }]
      const file = { rows, fileText: renderMappingFile(rows) }
      for (const [what, automaticMapping, customMapping] of [
        ['automatic mapping alone', true, undefined],
        ['a file alone', false, file],
        ['both', true, file],
      ] as const) {
        Object.assign(world.settings, { automaticMapping, customMapping })
        const wanted = `${automaticMapping ? 'on' : 'off'}; ${customMapping?.fileText ?? 'no file'}`
        const { MT_AUTOMATIC_MAPPING, MT_MAPPING_FILE } = await whatConnectorsAreTold(world)
        const fileText = MT_MAPPING_FILE === undefined ? 'no file' : await readFile(MT_MAPPING_FILE, 'utf8')
        demands(`the settings of a connector under ${what}`, wanted, `${MT_AUTOMATIC_MAPPING}; ${fileText}`)
      }
    },
  ),
]

/** Returns the environment of a sync, from a connector that does nothing else. */
async function whatConnectorsAreTold(world: World): Promise<Partial<ConnectorEnvironment>> {
  let told: Partial<ConnectorEnvironment> = {}
  const listener: ConnectorPort = {
    name: 'listener',
    sync: async (environment) => {
      told = environment
      return { status: 'done', message: '' }
    },
  }
  await world.sync(listener)
  return told
}
