import { GraphRefusal } from '../graph/errors.ts'
import { routedPath } from '../graph/odata/index.ts'

/** What a subscription is about: the user, and a folder of theirs. */
export interface WatchedResource {
  /** An id, a user principal name, or `signedInKey`. */
  user: string
  /** An id or a well-known name; undefined: the whole mailbox. */
  folder: string | undefined
}

const watched = /^\/v1\.0\/users\/([^/]+)(?:\/mailFolders\/([^/]+))?\/messages$/i

/**
 * The resource of a subscription, in every spelling that paths of Graph have. Throws `subscriptionResourceInvalid`, and
 * `notImplemented` for what Microsoft has and the tenant does not: filters, selections, and other resources of a user.
 */
export function watchedResource(resource: string): WatchedResource {
  const path = resource.replace(/^\/?(?:(?:v1\.0|beta)\/)?/i, '/v1.0/')
  const [pathname = '', query] = path.split('?')
  const routed = routedPath(pathname)
  const [, user, folder] = watched.exec(routed) ?? []
  if (
    user === undefined &&
    !/^\/v1\.0\/(?:users|groups|communications|chats|teams|drives|sites|security)\b/i.test(routed)
  )
    throw new GraphRefusal('subscriptionResourceInvalid', resource)
  if (user === undefined || query !== undefined)
    throw new GraphRefusal('notImplemented', `a subscription to ${resource}`)
  return { user: decoded(user, resource), folder: folder === undefined ? undefined : decoded(folder, resource) }
}

function decoded(segment: string, resource: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    throw new GraphRefusal('subscriptionResourceInvalid', resource)
  }
}
