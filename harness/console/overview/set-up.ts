import { readFile } from 'node:fs/promises'
import {
  listOfSchema,
  loadedFixtureSchema,
  dataConnectorPaths as paths,
  shownConnectorSchema,
  shownProductSchema,
  shownRoleGroupSchema,
  shownWizardSchema,
} from '../../contract/index.ts'
import { type ActionDone, FormMistake } from '../page.ts'
import type { ConsoleServices } from '../services.ts'
import { usersOf } from '../site-users.ts'
import { nextRunAt } from '../standing.ts'
import { smallCast } from './small-cast.ts'

const group = { path: paths.roleGroup, values: { name: 'Organization Management' } }

/** The roles without which the administrator can neither see the Data connectors page nor search. */
const neededRoles = ['Mailbox Import Export', 'Compliance Search']

/**
 * Everything that is missing before a message can reach a mailbox, each step as a person would take it: people, if nobody is there; the role
 * of the administrator; the wizard of the Data connectors page.
 */
export async function setUp(services: ConsoleServices): Promise<ActionDone> {
  const { control, facts, site, tenant } = services
  const done: string[] = []
  if ((await usersOf(site)).length === 0) {
    const loaded = await control.ask(
      { method: 'POST', path: '/control/v1/fixture', body: smallCast(facts.networks[0] ?? '') },
      loadedFixtureSchema,
    )
    if (loaded.administrator !== null) facts.administrator = loaded.administrator
    done.push(`${loaded.people} people`)
  }
  const { roles } = await tenant.ask({ method: 'GET', ...group }, shownRoleGroupSchema)
  const missing = neededRoles.filter((role) => !roles.includes(role))
  if (missing.length > 0) {
    await tenant.tell({ method: 'PATCH', ...group, body: { roles: [...roles, ...missing] } })
    done.push(`the role ${missing.join(' and the role ')} for Organization Management`)
  }
  const connectors = await tenant.ask({ method: 'GET', path: paths.connectors }, listOfSchema(shownConnectorSchema))
  if (connectors.value.length === 0) done.push(`the connector ${await addConnector(services)}`)
  return { to: '/', notice: done.length === 0 ? 'Everything was there already.' : `Added: ${done.join(', ')}.` }
}

/** Goes through the wizard. Returns the name of the connector. */
async function addConnector({ tenant, facts }: ConsoleServices): Promise<string> {
  const { value } = await tenant.ask({ method: 'GET', path: paths.products }, listOfSchema(shownProductSchema))
  const [product] = value
  if (product === undefined) throw new FormMistake('The cloud of this tenant has no such connector.')
  const begin = { method: 'POST', path: paths.wizards, body: { productId: product.productId } } as const
  const { wizardId } = await tenant.ask(begin, shownWizardSchema)
  const take = (path: string, body: unknown) => tenant.tell({ method: 'POST', path, values: { wizardId }, body })
  await take(paths.acceptTerms, { accepted: true })
  await take(paths.logIn, { username: facts.siteAccount.username, password: facts.siteAccount.password })
  const file = await mappingFileOf(facts.mappingFile)
  await take(paths.mapUsers, { automatic: true, file: file?.toString('base64') ?? null })
  const name = `${product.name} of ${facts.organisation}`.slice(0, 100)
  await take(paths.finish, { name })
  return name
}

/** The custom mapping file that `serve` keeps; undefined if it has no rows. */
async function mappingFileOf(path: string): Promise<Buffer | undefined> {
  const bytes = await readFile(path).catch(() => undefined)
  const lines = bytes?.toString('utf8').trim().split('\n').length ?? 0
  return lines > 1 ? bytes : undefined
}

/** Moves the calendar to the next run of a connector, if there is one. Throws a FormMistake. */
export async function advanceToNextRun(services: ConsoleServices): Promise<void> {
  const next = await nextRunAt(services)
  if (next === undefined)
    throw new FormMistake('No connector has a next run. Add one, or switch one on that is paused.')
  await services.control.tell({ method: 'PUT', path: '/control/v1/clock', body: { now: next } })
}
