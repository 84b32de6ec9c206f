import { type Directory, type DirectoryObject, isListedUser } from './directory.ts'
import { GraphRefusal } from './errors.ts'

/** The comparisons that `$filter` on users understands: one property, one literal. */
export interface UserFilter {
  property: 'mail' | 'userPrincipalName' | 'proxyAddresses'
  /** The literal, quotes undoubled. */
  value: string
}

const literal = "'((?:[^']|'')*)'"
const comparison = new RegExp(String.raw`^\s*(\w+)\s+eq\s+${literal}\s*$`)
const anyComparison = new RegExp(String.raw`^\s*(\w+)/any\(\s*(\w+)\s*:\s*(\w+)\s+eq\s+${literal}\s*\)\s*$`)

/**
 * Reads `mail eq 'x'`, `userPrincipalName eq 'x'` or `proxyAddresses/any(p:p eq 'smtp:x')`. Property names in any letter
 * case. Throws `filterUnsupported` for other properties and operators, `filterInvalid` for what is no filter.
 */
export function readUserFilter(text: string): UserFilter {
  // An odd quote ends no literal: the apostrophe of a name that was not doubled.
  if (text.split("'").length % 2 === 0) throw new GraphRefusal('filterInvalid')
  const plain = comparison.exec(text)
  if (plain !== null) return { property: namedOf(['mail', 'userPrincipalName'], plain[1]), value: unquoted(plain[2]) }
  const any = anyComparison.exec(text)
  if (any !== null && any[2] === any[3])
    return { property: namedOf(['proxyAddresses'], any[1]), value: unquoted(any[4]) }
  const property = /^\s*(\w+)(?:\/any\(|\s+\w+\s+\S)/.exec(text)
  if (property !== null) throw new GraphRefusal('filterUnsupported', property[1])
  throw new GraphRefusal('filterInvalid')
}

/** The listed users that a filter finds. Values are compared in any letter case, the `smtp:` prefix included. */
export function usersMatching(directory: Directory, filter: UserFilter): DirectoryObject[] {
  const found = candidate(directory, filter)
  return found !== undefined && isListedUser(found.entry) ? [found] : []
}

function candidate(directory: Directory, { property, value }: UserFilter): DirectoryObject | undefined {
  if (property === 'proxyAddresses') {
    return /^smtp:/i.test(value) ? directory.holderOf(value.slice('smtp:'.length)) : undefined
  }
  const found = property === 'mail' ? directory.holderOf(value) : directory.user(value)
  const held = property === 'mail' ? found?.entry.primaryAddress : found?.entry.userPrincipalName
  return held?.toLowerCase() === value.toLowerCase() ? found : undefined
}

function namedOf<T extends string>(known: readonly T[], name = ''): T {
  const found = known.find((property) => property.toLowerCase() === name.toLowerCase())
  if (found === undefined) throw new GraphRefusal('filterUnsupported', name)
  return found
}

function unquoted(value = ''): string {
  return value.replaceAll("''", "'")
}
