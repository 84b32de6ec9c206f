import type { WireRequest } from '../../../control/wire.ts'
import { GraphRefusal } from '../errors.ts'

const keyInBrackets = /^([^()']+)\((?:'|%27)(.+)(?:'|%27)\)$/i

/**
 * The path with its keys as segments: `/users('asha')/mailFolders('inbox')` becomes `/users/asha/mailFolders/inbox`. Graph
 * has both spellings, and its own links mix them. A quote within a key is doubled. Brackets without quotes, as in the function
 * `delta()`, stay unchanged.
 */
export function withKeySegments(pathname: string): string {
  if (!pathname.includes('(')) return pathname
  return pathname
    .split('/')
    .map((segment) => {
      const [, name, key] = keyInBrackets.exec(segment) ?? []
      return name === undefined || key === undefined ? segment : `${name}/${key.replaceAll(/(?:'|%27){2}/gi, "'")}`
    })
    .join('/')
}

/**
 * Throws `notImplemented` for a path that has a function or `$count` where a key is expected: `/messages/delta` and
 * `/messages/microsoft.graph.delta()` would
 * otherwise be taken for a message that does not exist.
 */
export function refuseFunctions({ method, url, params }: WireRequest): void {
  if (Object.values(params).some((value) => /^(?:delta|\w+\(.*\)|microsoft\.graph\..+|\$\w+)$/i.test(value))) {
    throw new GraphRefusal('notImplemented', `${method} ${url.pathname}`)
  }
}
