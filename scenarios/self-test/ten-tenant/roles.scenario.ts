import type { Scenario } from '../../../harness/runner/index.ts'
import { selfTest } from '../self-test.ts'

const missing = '403 ConnectorRoleMissing'

/** Who may use the Data connectors page, and in which clouds it has the connector (TEN-1, TEN-6). */
export const roles: Scenario[] = [
  selfTest(
    'TEN-1/by-default',
    'refuses every step to people without the role, in no group by default',
    async (test) => {
      const { page, world, demands } = test
      const person = await page.signsIn('dana')
      world.tenant.roleGroups.change('Organization Management', { members: ['dana'] })
      const ids = { wizardId: 'any', connectorId: 'any', runId: 'any', productId: 'any' }
      const json = {
        productId: 'any',
        accepted: true,
        username: 'a',
        password: 'b',
        automatic: true,
        name: 'c',
        file: '',
      }
      for (const [method, path] of [
        ['GET', 'products'],
        ['GET', 'mappingTemplate'],
        ['POST', 'wizards'],
        ['GET', 'wizard'],
        ['POST', 'acceptTerms'],
        ['POST', 'logIn'],
        ['POST', 'mapUsers'],
        ['POST', 'finish'],
        ['GET', 'connectors'],
        ['PATCH', 'connector'],
        ['DELETE', 'connector'],
        ['PUT', 'connectorPassword'],
        ['PUT', 'connectorMapping'],
        ['GET', 'runs'],
        ['POST', 'runs'],
        ['GET', 'runLog'],
      ] as const) {
        const answer = await person.ask(method, page.at(path, ids), method === 'GET' ? {} : { json })
        demands(`${method} ${path} without the role`, missing, page.verdictOf(answer))
      }
    },
  ),
  selfTest('TEN-1/refusal-says-what-to-do', 'names the role and the two ways to get it', async ({ page, demands }) => {
    const person = await page.signsIn('dana')
    const { body } = await person.ask('GET', page.at('products'))
    for (const words of ['Mailbox Import Export', 'Organization Management', 'role group']) {
      demands(`the refusal names ${words}`, 'true', String(body.toString().includes(words)))
    }
  }),
  selfTest(
    'TEN-1/organization-management',
    'admits the members of Organization Management once the role is added to it',
    async ({ page, world, demands }) => {
      const [person, other] = [await page.signsIn('dana'), await page.signsIn('eve')]
      world.tenant.roleGroups.change('Organization Management', { members: ['dana'] })
      const json = { roles: ['Role Management', 'Mailbox Import Export'] }
      const path = page.at('roleGroup', { name: 'Organization Management' })
      demands('adding the role', '200', page.verdictOf(await person.ask('PATCH', path, { json })))
      demands('the page for a member', '200', page.verdictOf(await person.ask('GET', page.at('products'))))
      demands('the page for others', missing, page.verdictOf(await other.ask('GET', page.at('products'))))
    },
  ),
  selfTest('TEN-1/new-role-group', 'admits the members of a new role group with the role', async (test) => {
    const { page, world, demands } = test
    const [boss, member, other] = [await page.signsIn('boss'), await page.signsIn('dana'), await page.signsIn('eve')]
    world.tenant.roleGroups.change('Organization Management', { members: ['boss'] })
    const json = { name: 'Archivists', roles: ['Mailbox Import Export'], members: ['dana@contoso.example'] }
    demands('a new group', '201', page.verdictOf(await boss.ask('POST', page.at('roleGroups'), { json })))
    demands('the page for a member', '200', page.verdictOf(await member.ask('GET', page.at('products'))))
    demands('the page for others', missing, page.verdictOf(await other.ask('GET', page.at('products'))))
  }),
  selfTest('TEN-1/taken-away', 'refuses at once when the role is taken away, in a wizard too', async (test) => {
    const { page, world, demands } = test
    const person = await page.administrator('dana')
    const { wizardId } = await person.begins()
    world.tenant.roleGroups.change('Group of dana', { members: [] })
    demands('the next page', missing, page.verdictOf(await person.acceptsTerms(wizardId)))
    demands('the list of connectors', missing, page.verdictOf(await person.ask('GET', page.at('connectors'))))
  }),
  selfTest('TEN-1/data-connector-admin', 'admits the role of later texts as well', async ({ page, world, demands }) => {
    const person = await page.signsIn('dana')
    world.tenant.roleGroups.change('Compliance Administrator', { members: ['dana'] })
    demands('the page', '200', page.verdictOf(await person.ask('GET', page.at('products'))))
  }),
  selfTest(
    'TEN-1/nobody-appoints-themselves',
    'lets nobody change role groups without the role for that',
    async (test) => {
      const { page, demands } = test
      const person = await page.administrator('dana')
      const json = { name: 'Friends', roles: ['Mailbox Import Export'], members: ['dana@contoso.example'] }
      const refused = '403 RoleManagementMissing'
      demands('a new group', refused, page.verdictOf(await person.ask('POST', page.at('roleGroups'), { json })))
      const path = page.at('roleGroup', { name: 'Organization Management' })
      const grab = { json: { members: ['dana@contoso.example'] } }
      demands('a membership', refused, page.verdictOf(await person.ask('PATCH', path, grab)))
    },
  ),
  selfTest('TEN-6/clouds', 'has the connector worldwide and in GCC, not in GCC High and DoD', async (test) => {
    const { page, world, demands } = test
    const person = await page.administrator()
    const productId = `${world.archiver.id}-archiver`
    for (const [cloud, has] of [
      ['worldwide', true],
      ['gcc', true],
      ['gcc-high', false],
      ['dod', false],
    ] as const) {
      world.tenant.connectorPage.organization.cloud = cloud
      const { body } = await person.ask('GET', page.at('products'))
      demands(`the page in ${cloud} lists the connector`, String(has), String(body.toString().includes(productId)))
      const begun = await person.ask('POST', page.at('wizards'), { json: { productId } })
      demands(`a wizard in ${cloud}`, has ? '201' : '404 ProductNotFound', page.verdictOf(begun))
    }
  }),
]
