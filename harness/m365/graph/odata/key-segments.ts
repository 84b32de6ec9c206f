import type { WireRequest } from '../../../control/wire.ts'
import { GraphRefusal } from '../errors.ts'

const keyInBrackets = /^([^()']+)\((?:'|%27)(.+)(?:'|%27)\)$/i

/** The functions and actions that the tenant has, in lower case. */
const operationNames = new Set([
  'delta',
  'move',
  'copy',
  'send',
  'sendmail',
  'translateexchangeids',
  'createuploadsession',
  'createimportsession',
  'close',
  'reopen',
  'activate',
  'release',
  'applyhold',
  'removehold',
  'retrypolicy',
  'estimatestatistics',
  'exportresult',
  'exportreport',
  'purgedata',
  'addtoreviewset',
  'export',
])

/**
 * The path with its keys as segments: `/users('asha')/mailFolders('inbox')` becomes `/users/asha/mailFolders/inbox`. Graph
 * has both spellings, and its own links mix them. A quote within a key is doubled. A function or an action at the end may have its full name and
 * brackets: `microsoft.graph.delta()`.
 */
export function withKeySegments(pathname: string): string {
  if (!/[(]|microsoft[.]graph[.]/i.test(pathname)) return pathname
  return pathname
    .replace(/\/(?:microsoft\.graph\.)?(?:security\.)?(\w+)(?:\(\))?(\/?)$/i, (whole, name, end) =>
      operationNames.has(name.toLowerCase()) ? `/${name}${end}` : whole,
    )
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
