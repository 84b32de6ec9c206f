/** A request to the storage, as the journal records it. */
export interface StorageOperation {
  /** `blobs.put`, `blocks.commit`; `other` for operations that no connector needs. */
  name: string
  /** Undefined for an operation on the container or the account. */
  blob: string | undefined
  /** Whether the content of a blob changes. */
  commits: boolean
  /** Whether a blob is removed. */
  removes: boolean
  /** Whether it carries credentials, right or wrong. */
  isSigned: boolean
}

/** The operation of a request to the Blob service, from method, path and query (as in the table of the REST API). */
export function storageOperation(method: string, url: URL, headers: Record<string, unknown>): StorageOperation {
  const [, , , ...rest] = url.pathname.split('/')
  const blob = rest.length > 0 && rest[0] !== '' ? rest.map(decoded).join('/') : undefined
  const name = blob === undefined ? ofContainer(method, url) : ofBlob(method, url, headers)
  const isSigned = url.searchParams.has('sig') || headers['authorization'] !== undefined
  return { name, blob, commits: committing.has(name), removes: name === 'blobs.delete', isSigned }
}

const committing = new Set(['blobs.put', 'blocks.commit', 'blobs.append', 'blobs.copy', 'blobs.describe'])

function ofContainer(method: string, { searchParams }: URL): string {
  const comp = searchParams.get('comp') ?? ''
  if (method === 'PUT' && comp === 'acl') return 'container.setAccess'
  if (method === 'GET' && comp === 'list') return 'blobs.list'
  return 'container.other'
}

function ofBlob(method: string, { searchParams }: URL, headers: Record<string, unknown>): string {
  const comp = searchParams.get('comp') ?? ''
  if (method === 'GET' && comp === '') return 'blobs.get'
  if (method === 'HEAD') return 'blobs.head'
  if (method === 'DELETE') return 'blobs.delete'
  if (method !== 'PUT') return 'blobs.other'
  return ofPut(comp, headers)
}

function ofPut(comp: string, headers: Record<string, unknown>): string {
  switch (comp) {
    case '':
      return headers['x-ms-copy-source'] === undefined ? 'blobs.put' : 'blobs.copy'
    case 'block':
      return 'blocks.put'
    case 'blocklist':
      return 'blocks.commit'
    case 'appendblock':
    case 'page':
      return 'blobs.append'
    case 'metadata':
    case 'tags':
      return 'blobs.describe'
    default:
      return 'blobs.other'
  }
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}
