import { type FilterNode, foldCase } from '../graph/odata/index.ts'
import { type Directory, type DirectoryObject, isListedUser } from './directory.ts'

/**
 * The listed users that a filter has to look at. If it asks for one address or id, that is one user at most, so that a
 * lookup does not get slower with the number of users.
 */
export function usersToFilter(directory: Directory, node: FilterNode | undefined): DirectoryObject[] {
  const lookedUp = node === undefined ? undefined : lookUp(directory, node)
  return (lookedUp ?? directory.objects()).filter(({ entry }) => isListedUser(entry))
}

/** Undefined when the filter does not ask for one address or id. */
function lookUp(directory: Directory, node: FilterNode): DirectoryObject[] | undefined {
  if (node.kind === 'and') {
    for (const operand of node.operands) {
      const found = lookUp(directory, operand)
      if (found !== undefined) return found
    }
    return undefined
  }
  if (node.kind === 'any') {
    const address = node.body === undefined ? undefined : wantedText(node.body)?.value
    const isSmtp = isNamed(node.path, 'proxyAddresses') && address !== undefined && /^smtp:/i.test(address)
    return isSmtp ? some(directory.holderOf(address.slice('smtp:'.length))) : undefined
  }
  const wanted = wantedText(node)
  if (wanted === undefined) return undefined
  if (isNamed(wanted.path, 'mail')) return some(directory.holderOf(wanted.value))
  if (isNamed(wanted.path, 'userPrincipalName') || isNamed(wanted.path, 'id')) return some(directory.user(wanted.value))
  return undefined
}

/** The text that a property must be equal to; undefined for every other filter. */
function wantedText(node: FilterNode): { path: readonly string[]; value: string } | undefined {
  if (node.kind !== 'compare' || node.operator !== 'eq') return undefined
  const { left, right } = node
  if (left.kind !== 'path' || right.kind !== 'literal' || right.type !== 'string') return undefined
  return { path: left.path, value: right.value }
}

function isNamed(path: readonly string[], property: string): boolean {
  return path.length === 1 && foldCase(path[0] ?? '') === foldCase(property)
}

function some(object: DirectoryObject | undefined): DirectoryObject[] {
  return object === undefined ? [] : [object]
}
