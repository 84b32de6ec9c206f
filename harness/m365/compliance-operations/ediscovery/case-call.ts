import type { z } from 'zod'
import type { AppRole } from '../../../contract/index.ts'
import { jsonResponse, type Operation, type WireRequest, type WireResponse } from '../../../control/wire.ts'
import {
  type Principal,
  type PrincipalOperation,
  principalOperation,
} from '../../administration/principal-operation.ts'
import type { CaseActor } from '../../compliance/ediscovery/case-actor.ts'
import {
  apiVersionOf,
  collectionAnswer,
  type EntityType,
  entityAnswer,
  readEntityQuery,
  readListQuery,
  wholeOf,
} from '../../graph/odata/index.ts'
import { preferredPageSize } from '../../graph/preferences.ts'
import { readQuery } from '../../graph/query-options.ts'
import { readJson } from '../../graph/request-body.ts'
import type { Services } from '../../operations/services.ts'
import type { AdminRole } from '../../roles/role-groups.ts'

/** A call of eDiscovery, with what its answer needs. */
export interface CaseCall {
  readonly request: WireRequest
  readonly by: CaseActor
  /** A parameter of the path; empty if it has none of that name. */
  at(name: string): string
}

/** An operation of eDiscovery. */
export interface CaseCallOperation extends Pick<Operation, 'name' | 'method' | 'path'> {
  answer(call: CaseCall): WireResponse | Promise<WireResponse>
}

/** The operations behind a token whose app or person has the role; a person also the permission of Graph. */
export function caseOperations(
  services: Services,
  role: AdminRole,
  operations: readonly CaseCallOperation[],
): Operation[] {
  return operations.map(({ answer, ...operation }) => {
    const permission: AppRole = operation.method === 'GET' ? 'eDiscovery.Read.All' : 'eDiscovery.ReadWrite.All'
    const options: PrincipalOperation = {
      ...operation,
      permission,
      roles: [role],
      answer: (request, principal) =>
        answer({ request, by: actorOf(services, principal), at: (name) => request.params[name] ?? '' }),
    }
    return principalOperation(services, options)
  })
}

function actorOf({ apps }: Services, { app, person }: Principal): CaseActor {
  if (person === undefined) {
    return { application: { id: app.appId, displayName: apps.find(app.appId)?.displayName ?? null }, user: null }
  }
  const { displayName, userPrincipalName } = person.entry
  return { application: null, user: { id: person.objectId, displayName, userPrincipalName } }
}

/** The body of a call, without annotations that are not bindings: SDKs name the type of what they send. Throws `bodyInvalid`. */
export function bodyOf<T>({ request }: CaseCall, schema: z.ZodType<T>): T {
  readQuery(request.url, [])
  return readJson(request.body.length === 0 ? Buffer.from('{}') : request.body, schema, withoutTypes)
}

function withoutTypes(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutTypes)
  if (typeof value !== 'object' || value === null) return value
  const kept = Object.entries(value).filter(([name]) => !/@odata\.(?:type|context|id|etag)$/.test(name))
  return Object.fromEntries(kept.map(([name, held]) => [name, withoutTypes(held)]))
}

/** One resource. `metadata` is that of its collection. */
export function shownOne<T>(
  { request }: CaseCall,
  row: T,
  type: EntityType<T>,
  metadata: string,
  status = 200,
): WireResponse {
  const projection = request.method === 'GET' ? readEntityQuery(request.url, type) : wholeOf(type)
  return jsonResponse(status, entityAnswer(row, projection, { url: request.url, metadata }))
}

/** A page of resources. */
export function shownList<T>(
  { request }: CaseCall,
  rows: Iterable<T>,
  type: EntityType<T>,
  { metadata, cutPage }: { metadata: string; cutPage: Services['cutPage'] },
): WireResponse {
  const { url } = request
  const query = readListQuery(url, { type, store: 'directory', pageSize: preferredPageSize(request) })
  return jsonResponse(200, collectionAnswer([...rows], query, { url, metadata, cutPage }))
}

/** 204, without a body. */
export const nothing: WireResponse = { status: 204, headers: {}, body: '' }

/** 202 with the address of an operation, as Graph writes it. */
export function accepted({ request }: CaseCall, caseId: string, operationId: string): WireResponse {
  const root = `${request.url.origin}/${apiVersionOf(request.url)}`
  const location = `${root}/security/cases/ediscoveryCases('${caseId}')/operations('${operationId}')`
  return { status: 202, headers: { location }, body: '' }
}

/** The metadata of a collection in a case. */
export function inCase(caseId: string, collection: string): string {
  return `security/cases/ediscoveryCases('${caseId}')/${collection}`
}
