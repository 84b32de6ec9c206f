import { type BatchedRequest, type BatchRequest, batchRequestSchema, batchRequestsMax } from '../../contract/index.ts'
import { GraphRefusal } from './errors.ts'
import { foldCase } from './odata/index.ts'

/**
 * The requests of a batch, ordered so that each comes after those it depends on. Throws `batchInvalid`; then none of them
 * is carried out.
 */
export function planBatch(body: Buffer): BatchedRequest[] {
  const { requests } = readBatch(body)
  if (requests.length > batchRequestsMax)
    throw new GraphRefusal('batchInvalid', `requests: more than ${batchRequestsMax}.`)
  const ids = new Set(requests.map(({ id }) => foldCase(id)))
  if (ids.size < requests.length) throw new GraphRefusal('batchInvalid', 'id: not unique.')
  for (const request of requests) requireWellFormed(request, ids)
  return inOrder(requests)
}

function readBatch(body: Buffer): BatchRequest {
  const parsed = batchRequestSchema.safeParse(parse(body))
  if (parsed.success) return parsed.data
  const problems = parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'body'}: ${message}`)
  throw new GraphRefusal('batchInvalid', `${problems.join('; ')}.`)
}

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'))
  } catch {
    throw new GraphRefusal('batchInvalid', 'body: not JSON.')
  }
}

function requireWellFormed({ id, url, headers = {}, body, dependsOn = [] }: BatchedRequest, ids: Set<string>): void {
  const refused = (problem: string): GraphRefusal => new GraphRefusal('batchInvalid', `request ${id}: ${problem}`)
  if (/^(?:[a-z][a-z\d+.-]*:)?\/\//i.test(url)) throw refused('the url is not relative.')
  const hasContentType = Object.keys(headers).some((name) => foldCase(name) === 'content-type')
  if (body !== undefined && body !== null && !hasContentType) throw refused('its body needs a Content-Type header.')
  const stranger = dependsOn.find((other) => !ids.has(foldCase(other)))
  if (stranger !== undefined) throw refused('it depends on a request that is not in the batch.')
}

function inOrder(requests: readonly BatchedRequest[]): BatchedRequest[] {
  const ordered: BatchedRequest[] = []
  const done = new Set<string>()
  let waiting = [...requests]
  while (waiting.length > 0) {
    const isReady = ({ dependsOn = [] }: BatchedRequest): boolean => dependsOn.every((id) => done.has(foldCase(id)))
    const next = waiting.find(isReady)
    if (next === undefined)
      throw new GraphRefusal('batchInvalid', 'dependsOn: the requests depend on each other in a circle.')
    ordered.push(next)
    done.add(foldCase(next.id))
    waiting = waiting.filter((request) => request !== next)
  }
  return ordered
}
