import type { Operation, WireRequest } from '../../control/wire.ts'
import { textOfBody } from '../../control/wire.ts'
import { type AuditActor, systemActor } from '../compliance/audit/audit-event.ts'
import type { App } from '../identity/access-tokens.ts'
import { bearerToken } from '../operations/graph-operation.ts'
import type { Services } from '../operations/services.ts'
import { type RecordedOperation, recordedOperations } from './recorded-operations.ts'

/**
 * The same operations, within which the audit knows who acts; those of the table are recorded when they succeed. `people`: what
 * a person is who calls them.
 */
export function withAudit(operations: Operation[], services: Services, people: 'regular' | 'admin'): Operation[] {
  return operations.map((operation) => {
    // Who reads changes nothing, and reading is not recorded.
    const recorded = recordedOperations[operation.name]
    if (operation.method === 'GET' && recorded === undefined) return operation
    const { acting } = services.audit
    if (recorded === undefined) {
      // Nothing more than this: it is on the way of every import.
      const respond: Operation['respond'] = (request, within) =>
        acting.as(actorOf(services, request, people), () => operation.respond(request, within))
      return { ...operation, respond }
    }
    return {
      ...operation,
      respond: (request, within) =>
        acting.as(actorOf(services, request, people), async () => {
          const wasOn = services.connectorPage.organization.isAudited
          const answered = await operation.respond(request, within)
          const { status, body, headers } = answered
          if (status < 300) record(services, recorded, request, { body, headers, wasOn })
          return answered
        }),
    }
  })
}

interface Answered {
  body: Parameters<typeof textOfBody>[0]
  headers: Record<string, string>
  /** Whether auditing was on before. */
  wasOn: boolean
}

function record(
  { audit }: Services,
  { recordType, operation, facts }: RecordedOperation,
  { body, params }: WireRequest,
  answered: Answered,
): void {
  const { objectId, details } = facts({
    sent: jsonOf(body.toString()),
    answered: jsonOf(textOfBody(answered.body) ?? ''),
    params,
    location: answered.headers['location'],
  })
  const event = {
    recordType,
    operation,
    actor: audit.acting.present(),
    objectId,
    result: 'succeeded',
    details,
  } as const
  // That somebody turns auditing off must be seen.
  audit.log.record(event, answered.wasOn)
}

function jsonOf(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}

/** One object for each caller: an app imports all day, and its actor would take as much memory as its entries. */
const actors = new WeakMap<App, Map<string, AuditActor>>()

function actorOf(
  { tokens, importSessions, uploadSessions, directory }: Services,
  request: WireRequest,
  people: 'regular' | 'admin',
): AuditActor {
  const app = tokens.appBehind(bearerToken(request) ?? '')
  const clientIp = request.clientIp ?? null
  if (app === undefined) {
    const token = request.url.searchParams.get('token') ?? ''
    const session = importSessions.behind(token) ?? uploadSessions.behind(token)
    return session === undefined ? systemActor : actorOfSession(session, clientIp)
  }
  return known(actors, app, `${people} ${clientIp}`, () => {
    const { appId, person } = app
    if (person === undefined) return applicationNamed(appId, clientIp)
    const { userPrincipalName } = directory.user(person.objectId)?.entry ?? person
    return { userType: people, userId: person.objectId, userPrincipalName, appId, clientIp }
  })
}

const actorsOfSessions = new WeakMap<object, Map<string, AuditActor>>()

/** The address of an import session or an upload session authorises by itself; it belongs to an app. */
function actorOfSession(session: { appId: string }, clientIp: string | null): AuditActor {
  return known(actorsOfSessions, session, String(clientIp), () => applicationNamed(session.appId, clientIp))
}

function applicationNamed(appId: string, clientIp: string | null): AuditActor {
  return { userType: 'application', userId: appId, userPrincipalName: null, appId, clientIp }
}

function known<K extends object>(
  cache: WeakMap<K, Map<string, AuditActor>>,
  owner: K,
  key: string,
  make: () => AuditActor,
): AuditActor {
  const ofOwner = cache.get(owner) ?? new Map<string, AuditActor>()
  cache.set(owner, ofOwner)
  const actor = ofOwner.get(key) ?? make()
  ofOwner.set(key, actor)
  return actor
}
