import type { FaultEffect } from '../../harness/control/faults/fault-board.ts'
import type { Scenario } from '../../harness/runner/index.ts'
import { callsThat } from '../vocabulary/calls.ts'
import { exposedIn, layersOf } from '../vocabulary/exposure.ts'
import { type Given, type Message, scenario } from '../vocabulary/index.ts'
import { type OrdinaryDay, ordinaryDay } from '../vocabulary/ordinary-day.ts'
import { strikes } from '../vocabulary/strikes.ts'
import { withEnvironment } from '../vocabulary/ways-to-run.ts'

type CallKind = keyof typeof callsThat

const siteCalls: CallKind[] = ['logIn', 'list', 'download']
const tenantCalls: CallKind[] = ['askForToken', 'lookUp', 'listFolders', 'makeFolder', 'write']

/** More folders than the largest page that a connector can ask Graph for. */
const manyFolders = 1_001

/** What a file of more than 3 MB has again and again: Graph answers with a link to where such a file is to be sent. */
const annexLine = 'The annex to the agreement, clause by clause. '
const annexBytes = 4_000_000

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
      ['site', ['MT_TELEMESSAGE_URL']],
      ['tenant', ['MT_GRAPH_URL', 'MT_LOGIN_URL']],
    ] as const
  ).map(([which, variables]) =>
    scenario(
      `SEC-2/another-name-than-the-${which}`,
      `sends nothing when the address of the ${which} leads to a certificate for another host`,
      async (given) => {
        const day = ordinaryDay(given)
        const { url, received } = await given.world.impostor()
        const changes = Object.fromEntries(variables.map((name) => [name, url]))
        const { status } = await given.connectorTries(withEnvironment(changes))
        given.demands('whether the run reports that it was done', 'no', status === 'done' ? 'yes' : 'no')
        given.demands('requests that were sent nevertheless', '0', String(received.length))
        await given.connectorRecovers()
        day.allThere()
      },
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
      `sends no credential and no data to another host when the ${which} redirects to it`,
      async (given) => {
        const day = ordinaryDay(given)
        const { url } = await given.world.bystander()
        for (const kind of kinds) {
          await isLured(
            given,
            { kind, messages: day.messages },
            { kind: 'redirect', status: 307, to: `${url}/${kind}` },
          )
        }
        await given.connectorRecovers()
        day.allThere()
      },
      { occursBy: 'saying' },
    ),
  ),
  scenario(
    'SEC-3/links-elsewhere',
    'sends no credential and no data to another host when Graph returns a link to it',
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
        const messages = kind === 'write' ? [...day.messages, sendsAnnex(given, day)] : day.messages
        await isLured(given, { kind, messages }, lure, operations)
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

function sendsAnnex(given: Given, { asha, ben }: OrdinaryDay): Message {
  const bytes = annexLine.repeat(Math.ceil(annexBytes / annexLine.length))
  return given.sends({ from: asha, to: ben, files: [{ fileName: 'annex.txt', contentType: 'text/plain', bytes }] })
}

/**
 * Runs the connector while a link or redirect points to another host. That host must not receive any credential, and
 * nothing of the messages of the day.
 */
async function isLured(
  given: Given,
  { kind, messages }: { kind: CallKind; messages: readonly Message[] },
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
  const arrived = received.slice(before)
  const betrayed = arrived.filter((request) => secrets.some((secret) => request.includes(secret)))
  given.demands(
    `requests to another host with a credential, after a link or redirect in the answer to ${callWords[kind]}`,
    '0',
    String(betrayed.length),
  )
  const known = { secrets: [], texts: [annexLine, ...textsOf(messages)], numbers: numbersOf(messages) }
  const disclosing = arrived.filter((request) =>
    layersOf(request).some((layer) => exposedIn(layer, known, 'the request').length > 0),
  )
  given.demands(
    `requests to another host with a text, a number or a file of a message, after a link or redirect in the answer to ${callWords[kind]}`,
    '0',
    String(disclosing.length),
  )
  if (fault.hits() > 0) given.occurs()
}

function textsOf(messages: readonly Message[]): string[] {
  return messages.flatMap(({ captures }) => captures.map(({ event }) => event.text)).filter((text) => text !== '')
}

function numbersOf(messages: readonly Message[]): string[] {
  return [...new Set(messages.flatMap(({ from, to }) => [from, ...to]).map(({ number }) => number))]
}
