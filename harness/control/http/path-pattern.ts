/** Says whether a path is that of an operation, and what its parameters hold; undefined when it is another's. */
export type PathPattern = (pathname: string) => Record<string, string> | undefined

/** A path that cannot be read. Servers know by the status that it was the client's mistake. */
export class PathUnreadable extends Error {
  readonly code = 'path-unreadable'
  readonly status = 400
  constructor(cause: unknown) {
    super('the percent-encoding of the path is broken', { cause })
    this.name = 'PathUnreadable'
  }
}

/**
 * The pattern of an operation's path, for transports without a router of their own. As in Express, letter case does not matter
 * and one slash at the end is tolerated. Its result throws a PathUnreadable.
 */
export function pathPattern(path: string): PathPattern {
  const names = [...path.matchAll(/:(\w+)/g)].map(([, name]) => name ?? '')
  const source = path.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/:\w+/g, '([^/]+)')
  const pattern = new RegExp(`^${source}/?$`, 'i')
  return (pathname) => {
    const values = pattern.exec(pathname)?.slice(1)
    return values && Object.fromEntries(values.map((value, index) => [names[index] ?? '', decoded(value)]))
  }
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch (error) {
    throw new PathUnreadable(error)
  }
}
