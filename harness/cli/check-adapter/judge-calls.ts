import { archivePlanePaths } from '../../contract/index.ts'
import type { JournalEntry } from '../../control/journal.ts'
import type { SyncSeen } from './smoke.ts'
import { type Judgement, notReached, ok, wrong } from './step.ts'

/** A call that every connector must make, and how to make it. */
interface NeededCall {
  server: 'telemessage' | 'm365'
  operation: string
  advice: string
}

const login: NeededCall = {
  server: 'telemessage',
  operation: 'login',
  advice: `send MT_TELEMESSAGE_USERNAME and MT_TELEMESSAGE_PASSWORD as JSON, {"username", "password"}, to POST ${archivePlanePaths.login}`,
}
const items: NeededCall = {
  server: 'telemessage',
  operation: 'items.list',
  advice: `send GET ${archivePlanePaths.items} with from, to and the access token from the login; the site describes its API at /docs`,
}
const token: NeededCall = {
  server: 'm365',
  operation: 'token',
  advice:
    'send grant_type client_credentials, MT_CLIENT_ID, MT_CLIENT_SECRET and the scope https://graph.microsoft.com/.default to POST MT_LOGIN_URL/MT_TENANT_ID/oauth2/v2.0/token',
}
const neededCalls = [login, items, token]

/** Did it log in to TeleMessage with the account in its environment? */
export const judgeLogin = (sync: SyncSeen): Judgement => judgeCall(sync, login)

/** Did it ask for the items of a window? */
export const judgeItemsCall = (sync: SyncSeen): Judgement => judgeCall(sync, items)

/** Did it get a token from the token endpoint? */
export const judgeTokenCall = (sync: SyncSeen): Judgement => judgeCall(sync, token)

function judgeCall(sync: SyncSeen, call: NeededCall): Judgement {
  const attempts = attemptsOf(sync, call)
  if (isMade(sync, call)) return ok()
  const last = attempts.at(-1)
  if (last !== undefined) return wrong(`${last.method} ${last.path} was answered with ${last.status}`, call.advice)
  if (wasStoppedElsewhere(sync, call)) return notReached()
  const arrived = requestsTo(sync, call)
  return wrong(
    arrived.length === 0
      ? 'no such request'
      : `no such request; the requests to this server were ${[...new Set(arrived)].join(', ')}`,
    call.advice,
  )
}

/** Whether the sync failed at the other server, after a needed call without success: fix that first. */
function wasStoppedElsewhere(sync: SyncSeen, call: NeededCall): boolean {
  if (requestsTo(sync, call).length > 0) return false
  const others = neededCalls.filter((other) => other.server !== call.server && !isMade(sync, other))
  // A call with a wrong path is not in the journal, but the connection is recorded.
  return others.some((other) => requestsTo(sync, other).length > 0)
}

function isMade(sync: SyncSeen, call: NeededCall): boolean {
  return attemptsOf(sync, call).some((one) => one.status === 200)
}

function attemptsOf({ requests }: SyncSeen, { server, operation }: NeededCall): JournalEntry[] {
  return requests.filter((one) => one.server === server && one.operation === operation)
}

function requestsTo(sync: SyncSeen, { server }: NeededCall): string[] {
  return (server === 'telemessage' ? sync.site : sync.tenant).requests
}
