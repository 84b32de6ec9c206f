import type { Finding } from '../oracle/index.ts'
import type { Result } from '../runner/play/result.ts'

/**
 * Whether two findings differ only in item and mailbox. One mistake of a connector affects many copies, and the same
 * sentence fifty times would be no help.
 */
export function tellsTheSame(one: Finding, other: Finding): boolean {
  const said = ({ fault, message, acceptable, seen }: Finding) => JSON.stringify([fault, message, acceptable, seen])
  return said(one) === said(other)
}

/** The lines of a result's message, unless its first finding says the same and more. */
export function messageLines({ message, findings }: Pick<Result, 'message' | 'findings'>): string[] {
  const [first] = findings
  const repeated = first !== undefined && message.startsWith(first.message)
  return message === '' || repeated ? [] : message.split(/\r?\n/)
}
