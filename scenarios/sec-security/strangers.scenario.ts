import type { FaultEffect } from '../../harness/control/faults/fault-board.ts'
import type { Scenario } from '../../harness/runner/index.ts'
import { callsThat } from '../vocabulary/calls.ts'
import { type Given, scenario } from '../vocabulary/index.ts'
import { ordinaryDay } from '../vocabulary/ordinary-day.ts'
import { strikes } from '../vocabulary/strikes.ts'

type CallKind = keyof typeof callsThat

const siteCalls: CallKind[] = ['logIn', 'list', 'download']
const tenantCalls: CallKind[] = ['askForToken', 'lookUp', 'listFolders', 'makeFolder', 'write']

/** More folders than the largest page that a connector can ask Graph for. */
const manyFolders = 1_001

/** The answers of Graph with links, by what a connector does with them. */
const linksOfGraph: [CallKind, readonly string[]][] = [
  ['lookUp', callsThat.lookUp],
  ['listFolders', callsThat.listFolders],
  ['write', ['m365:import.createSession', 'm365:attachments.createUploadSession']],
]

/** Servers with a wrong identity, and hosts that are not configured (SEC-2, SEC-3). */
export const strangers: Scenario[] = [
  ...(['site', 'tenant'] as const).map((which) =>
    scenario(
      `SEC-2/untrusted-${which}`,
      `sends nothing when the certificate of the ${which} cannot be verified`,
      async (given) => {
        const day = ordinaryDay(given)
        const server = given.world[which].name
        const since = given.world.journal.total()
        const fault = strikes(given.world, [`${server}:connections.open`], { kind: 'untrusted-certificate' })
        const { status } = await given.connectorTries()
        given.demands('whether the run reports that it was done', 'no', status === 'done' ? 'yes' : 'no')
        const arrived = given.world.journal
          .entries({ server, since })
          .filter(({ operation }) => operation !== 'connections.open')
        given.demands('requests that were sent nevertheless', '', arrived.map(({ operation }) => operation).join(', '))
        fault.end()
        await given.connectorRecovers()
        day.allThere()
        if (fault.hits() > 0) given.occurs()
      },
      { occursBy: 'saying' },
    ),
  ),
  ...(
    [
      ['site', siteCalls],
      ['tenant', tenantCalls],
    ] as const
  ).map(([which, kinds]) =>
    scenario(
      `SEC-3/redirected-by-the-${which}`,
      `sends no credential to another host when the ${which} redirects to it`,
      async (given) => {
        const day = ordinaryDay(given)
        const { url } = await given.world.bystander()
        for (const kind of kinds) await isLured(given, kind, { kind: 'redirect', status: 307, to: `${url}/${kind}` })
        await given.connectorRecovers()
        day.allThere()
      },
      { occursBy: 'saying' },
    ),
  ),
  scenario(
    'SEC-3/links-elsewhere',
    'sends no credential to another host when Graph returns a link to it',
    async (given) => {
      const { url } = await given.world.bystander()
      const lure: FaultEffect = { kind: 'links-elsewhere', to: `${url}/elsewhere` }
      // Each lure has a day of its own: a connector that follows none of the first links has archived that day already.
      for (const [kind, operations] of linksOfGraph) {
        const day = ordinaryDay(given)
        const user = given.world.tenant.userActs(day.asha.mailbox)
        if (kind === 'listFolders') {
          for (let folder = 1; folder <= manyFolders; folder += 1) user.createFolder({ name: `Project ${folder}` })
        }
        await isLured(given, kind, lure, operations)
        await given.connectorRecovers()
        day.allThere()
        given.later()
      }
      // A connector may work without any link, for example by finding folders with $filter and writing messages as JSON. It was
      // offered every link that it could have followed, and followed none.
      given.occurs()
    },
    { occursBy: 'saying' },
  ),
]

const callWords: Record<CallKind, string> = {
  logIn: 'a login',
  askForToken: 'a request for a token',
  list: 'a request for items',
  download: 'a download',
  lookUp: 'a lookup in the directory',
  listFolders: 'a request for folders',
  makeFolder: 'the creation of a folder',
  write: 'the creation of a message',
  search: 'a search for a message',
}

/** Runs the connector while a link or redirect points to another host. That host must not receive any credential. */
async function isLured(
  given: Given,
  kind: CallKind,
  effect: FaultEffect,
  operations: readonly string[] = callsThat[kind],
): Promise<void> {
  const { world } = given
  const { received } = await world.bystander()
  const before = received.length
  const fault = strikes(world, operations, effect)
  await given.connectorTries()
  fault.end()
  const secrets = world.secrets()
  const betrayed = received.slice(before).filter((request) => secrets.some((secret) => request.includes(secret)))
  given.demands(
    `requests to another host with a credential, after a link or redirect in the answer to ${callWords[kind]}`,
    '0',
    String(betrayed.length),
  )
  if (fault.hits() > 0) given.occurs()
}
