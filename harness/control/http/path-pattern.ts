/** The values of the parameters in a path; undefined if the path does not belong to the operation. */
export type PathPattern = (pathname: string) => Record<string, string> | undefined

/** A path that cannot be read. The status shows the server that it is a mistake of the client. */
export class PathUnreadable extends Error {
  readonly code = 'path-unreadable'
  readonly status = 400
  constructor(cause: unknown) {
    super('the percent-encoding of the path is broken', { cause })
    this.name = 'PathUnreadable'
  }
}

/**
 * The pattern of an operation's path, for transports without their own router. As in Express, letter case does not
 * matter and one slash at the end is allowed. The returned function may throw a PathUnreadable.
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
