import { readFile } from 'node:fs/promises'
import type { ConnectorPort, Scenario, World } from '../../../harness/runner/index.ts'
import { renderMappingFile } from '../../../harness/synth/index.ts'
import { selfTest } from '../self-test.ts'
import { asha, employeePassword } from '../site-words.ts'
import type { Mapping } from './page-words.ts'

const file = renderMappingFile([{ number: asha.number, target: 'asha@contoso.example' }])

/** What the wizard asks for before there is a connector (TEN-2 to TEN-5). */
export const wizard: Scenario[] = [
  selfTest(
    'TEN-2/notice',
    'shows the notice on third-party data with the terms of service',
    async ({ page, demands }) => {
      const person = await page.administrator()
      const { step, terms } = await person.begins()
      demands('the first page', 'terms-of-service', step)
      for (const words of ['third party', 'outside of Microsoft 365', 'FedRAMP']) {
        demands(`the notice names ${words}`, 'true', String(terms?.notice.includes(words)))
      }
    },
  ),
  selfTest('TEN-2/not-accepted', 'goes on only when the terms are accepted', async ({ page, demands }) => {
    const person = await page.administrator()
    const { wizardId } = await person.begins()
    const refused = await person.ask('POST', page.at('acceptTerms', { wizardId }), { json: { accepted: false } })
    demands('terms that are not accepted', '400 TermsNotAccepted', page.verdictOf(refused))
    demands('the login after that', '409 WizardStepNotDue', page.verdictOf(await person.logsIn(wizardId)))
  }),
  selfTest('TEN-3/in-the-wizard', 'accepts only an administration account with its password', async (test) => {
    const { page, world, demands, makesUser } = test
    await makesUser({ username: 'asha.menon', password: employeePassword })
    const person = await page.administrator()
    const { wizardId } = await person.begins()
    await person.acceptsTerms(wizardId)
    const { username, password } = world.siteAccess
    const refused = '400 TeleMessageLoginRefused'
    for (const [what, credentials] of [
      ['another password', { username, password: `${password}x` }],
      ['another username', { username: 'somebody', password }],
      ['the account of a user', { username: 'asha.menon', password: employeePassword }],
    ] as const) {
      demands(what, refused, page.verdictOf(await person.logsIn(wizardId, credentials)))
    }
    demands('the mapping after that', '409 WizardStepNotDue', page.verdictOf(await person.mapsUsers(wizardId)))
    demands('the right account', '200', page.verdictOf(await person.logsIn(wizardId)))
  }),
  selfTest('TEN-3/locked', 'says that an account is locked', async ({ page, world, demands, logIn }) => {
    const { username, password } = world.siteAccess
    for (let failure = 0; failure < 5; failure += 1) await logIn(username, `${password}x`)
    const person = await page.administrator()
    const { wizardId } = await person.begins()
    await person.acceptsTerms(wizardId)
    demands('the login', '400 TeleMessageLoginLocked', page.verdictOf(await person.logsIn(wizardId)))
  }),
  selfTest('TEN-3/site-down', 'says that TeleMessage does not answer, and goes on when it does', async (test) => {
    const { page, world, demands } = test
    const person = await page.administrator()
    const { wizardId } = await person.begins()
    await person.acceptsTerms(wizardId)
    world.faults.arm({ operation: 'login', times: 1, effect: { kind: 'answer', status: 503 } })
    demands('a site that is down', '502 TeleMessageUnavailable', page.verdictOf(await person.logsIn(wizardId)))
    demands('a site that is up again', '200', page.verdictOf(await person.logsIn(wizardId)))
  }),
  selfTest('TEN-3/password-not-shown', 'never shows the password again', async ({ page, world, demands }) => {
    const { password } = world.siteAccess
    const person = await page.administrator()
    const wizardId = await person.comesToReview()
    const review = await person.ask('GET', page.at('wizard', { wizardId }))
    const finished = await person.finishes(wizardId)
    const listed = await person.ask('GET', page.at('connectors'))
    for (const [what, { body }] of [
      ['the review', review],
      ['the connector', finished],
      ['the tab', listed],
    ] as const) {
      demands(`the password in ${what}`, 'false', String(body.toString().includes(password)))
    }
  }),
  selfTest(
    'TEN-4/on-the-page',
    'maps automatically, by a CSV file, or by both, as the wizard recorded',
    async (test) => {
      const { page, world, demands } = test
      const person = await page.administrator()
      for (const [what, mapping, wanted] of [
        ['automatic mapping alone', { automatic: true }, 'on; no file'],
        ['a file alone', { automatic: false, file }, `off; ${file}`],
        ['both', { automatic: true, file }, `on; ${file}`],
      ] as [string, Mapping, string][]) {
        const told = listens(world)
        await person.createsConnector(what, mapping)
        await world.tenant.connectorPage.scheduler.check()
        demands(`what a connector is told under ${what}`, wanted, told())
      }
    },
  ),
  selfTest('TEN-4/neither', 'refuses a wizard without any mapping', async ({ page, demands }) => {
    const person = await page.administrator()
    const { wizardId } = await person.begins()
    await person.acceptsTerms(wizardId)
    await person.logsIn(wizardId)
    const answer = await person.mapsUsers(wizardId, { automatic: false })
    demands('neither way', '400 UserMappingMissing', page.verdictOf(answer))
  }),
  selfTest('TEN-4/template', 'offers a template that is accepted when it is filled', async ({ page, demands }) => {
    const person = await page.administrator()
    const { body } = await person.ask('GET', page.at('mappingTemplate'))
    const filled = `${body}${asha.number},asha@contoso.example\r\n`
    const { wizardId } = await person.begins()
    await person.acceptsTerms(wizardId)
    await person.logsIn(wizardId)
    const answer = await person.mapsUsers(wizardId, { automatic: false, file: filled })
    demands('the filled template', '200', page.verdictOf(answer))
  }),
  selfTest('TEN-4/file-is-checked', 'checks an uploaded file whole, with a verdict for each row', async (test) => {
    const { page, demands } = test
    const bad = `${file}15550100,ben@contoso.example\r\n15550100102,nobody\r\n`
    const person = await page.administrator()
    const { wizardId } = await person.begins()
    await person.acceptsTerms(wizardId)
    await person.logsIn(wizardId)
    const answer = await person.mapsUsers(wizardId, { automatic: true, file: bad })
    demands('a file with two wrong rows', '400 MappingFileRefused', page.verdictOf(answer))
    demands('the refusal names the line', 'true', String(answer.body.toString().includes('line 3')))
    const json = { file: Buffer.from(bad).toString('base64') }
    const verdicts = await person.ask('POST', page.at('mappingVerdicts'), { json })
    const { rows } = JSON.parse(verdicts.body.toString()) as { rows: { line: number; verdict: string }[] }
    const shown = rows.map(({ line, verdict }) => `${line} ${verdict}`).join(', ')
    demands('the verdicts', '2 read, 3 refused, 4 refused', shown)
  }),
  selfTest('TEN-5/finish', 'has the connector after review and Finish, and not before', async ({ page, demands }) => {
    const person = await page.administrator()
    const wizardId = await person.comesToReview()
    demands('connectors before Finish', '0', String((await person.connectors()).length))
    demands('Finish', '201', page.verdictOf(await person.finishes(wizardId, 'The desk')))
    const names = (await person.connectors()).map(({ name }) => name)
    demands('connectors after Finish', 'The desk', names.join(', '))
  }),
  selfTest('TEN-5/left', 'has no connector after a wizard was left', async ({ page, demands }) => {
    const person = await page.administrator()
    const wizardId = await person.comesToReview()
    demands('leaving', '204', page.verdictOf(await person.ask('DELETE', page.at('wizard', { wizardId }))))
    demands('Finish after that', '404 WizardNotFound', page.verdictOf(await person.finishes(wizardId)))
    demands('connectors', '0', String((await person.connectors()).length))
  }),
  selfTest('TEN-5/outlived', 'has no connector after a wizard took too long', async ({ page, world, demands }) => {
    const person = await page.administrator()
    const wizardId = await person.comesToReview()
    world.clock.advance(24 * 60 * 60_000)
    demands('Finish on the next day', '404 WizardNotFound', page.verdictOf(await person.finishes(wizardId)))
    demands('connectors', '0', String((await person.connectors()).length))
  }),
  selfTest('TEN-5/in-order', 'does not let pages be skipped or sent again', async ({ page, demands }) => {
    const person = await page.administrator()
    const { wizardId } = await person.begins()
    const notDue = '409 WizardStepNotDue'
    demands('Finish on the first page', notDue, page.verdictOf(await person.finishes(wizardId)))
    demands('mapping on the first page', notDue, page.verdictOf(await person.mapsUsers(wizardId)))
    await person.acceptsTerms(wizardId)
    demands('the terms again', notDue, page.verdictOf(await person.acceptsTerms(wizardId)))
    await person.logsIn(wizardId)
    demands('the login again', notDue, page.verdictOf(await person.logsIn(wizardId)))
  }),
  selfTest('TEN-5/finish-twice-at-once', 'has one connector if Finish is sent twice at once', async (test) => {
    const { page, demands } = test
    const person = await page.administrator()
    const wizardId = await person.comesToReview()
    const both = await Promise.all([person.finishes(wizardId, 'One'), person.finishes(wizardId, 'Two')])
    const verdicts = both.map((answer) => page.verdictOf(answer)).toSorted()
    demands('the two answers', '201, 404 WizardNotFound', verdicts.join(', '))
    demands('connectors', '1', String((await person.connectors()).length))
  }),
  selfTest('TEN-5/of-one-person', 'lets nobody else go on with a wizard', async ({ page, demands }) => {
    const [person, other] = [await page.administrator('chris'), await page.administrator('dana')]
    const wizardId = await person.comesToReview()
    demands('Finish by another', '404 WizardNotFound', page.verdictOf(await other.finishes(wizardId)))
    demands('Finish by the owner', '201', page.verdictOf(await person.finishes(wizardId)))
  }),
]

/** From now on the page starts a connector that does nothing; the returned function says what it was told about mapping. */
function listens(world: World): () => string {
  let told = 'nothing'
  const listener: ConnectorPort = {
    name: 'listener',
    sync: async ({ MT_AUTOMATIC_MAPPING, MT_MAPPING_FILE }) => {
      // The file is there for the time of the run only.
      const text = MT_MAPPING_FILE === undefined ? 'no file' : await readFile(MT_MAPPING_FILE, 'utf8')
      told = `${MT_AUTOMATIC_MAPPING}; ${text}`
      return { status: 'done', message: '' }
    },
  }
  world.usesOnPage(listener)
  return () => told
}
