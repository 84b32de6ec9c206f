import { GraphRefusal } from '../graph/errors.ts'
import { type FilterNode, foldCase, type ListQuery, type Operand } from '../graph/odata/index.ts'
import type { DirectoryObject } from './directory.ts'

/** Properties of users that the directory filters by. It refuses all others. */
const filterable = [
  'accountEnabled',
  'assignedLicenses',
  'assignedPlans',
  'businessPhones',
  'displayName',
  'externalUserState',
  'givenName',
  'id',
  'jobTitle',
  'mail',
  'mailNickname',
  'mobilePhone',
  'officeLocation',
  'onPremisesSyncEnabled',
  'otherMails',
  'preferredLanguage',
  'proxyAddresses',
  'surname',
  'userPrincipalName',
  'userType',
].map(foldCase)
/** Properties for `endsWith`. */
const endsWithProperties = ['mail', 'otherMails', 'proxyAddresses', 'userPrincipalName'].map(foldCase)
const sortable = ['displayName', 'userPrincipalName'].map(foldCase)

/**
 * Checks that the directory has an index for a query for users. `isAdvanced`: the request has both the header
 * `ConsistencyLevel: eventual` and `$count=true`. Throws `advancedQueryNeeded`, `sortingUnsupported`, `filterUnsupported`.
 */
export function requireDirectoryQuery({ filter, orderBy }: ListQuery<DirectoryObject>, isAdvanced: boolean): void {
  if (filter !== undefined) requireIndexed(filter.node, isAdvanced, '')
  if (orderBy === undefined) return
  const isSortable = orderBy.paths.every((path) => sortable.includes(foldCase(path)))
  if (!isSortable || (filter !== undefined && !isAdvanced)) throw new GraphRefusal('sortingUnsupported')
}

/** `collection`: the collection whose elements the expression is about. */
function requireIndexed(node: FilterNode, isAdvanced: boolean, collection: string): void {
  switch (node.kind) {
    case 'and':
    case 'or':
      for (const operand of node.operands) requireIndexed(operand, isAdvanced, collection)
      break
    case 'not':
      if (!isAdvanced) throw new GraphRefusal('advancedQueryNeeded', 'not')
      requireIndexed(node.operand, isAdvanced, collection)
      break
    case 'any':
      requireFilterable(node.path, collection)
      if (node.body !== undefined) requireIndexed(node.body, isAdvanced, node.path.join('/'))
      break
    case 'in':
      requireFilterable(pathOf(node.left), collection)
      break
    case 'compare':
      requireComparison(node, isAdvanced, collection)
      break
    case 'text':
      requireTextFunction(node, isAdvanced, collection)
      break
  }
}

function requireComparison(node: FilterNode & { kind: 'compare' }, isAdvanced: boolean, collection: string): void {
  const path = node.left.kind === 'literal' ? pathOf(node.right) : pathOf(node.left)
  requireFilterable(path, collection)
  if (node.operator === 'gt' || node.operator === 'lt') {
    throw new GraphRefusal('filterUnsupported', collection || path.join('/'))
  }
  if (node.operator === 'ne' && !isAdvanced) throw new GraphRefusal('advancedQueryNeeded', 'ne')
}

function requireTextFunction(node: FilterNode & { kind: 'text' }, isAdvanced: boolean, collection: string): void {
  const path = pathOf(node.text)
  requireFilterable(path, collection)
  if (node.name === 'startswith') return
  const property = collection || path.join('/')
  const isIndexed = node.name === 'endswith' && endsWithProperties.includes(foldCase(property))
  if (!isIndexed) throw new GraphRefusal('filterUnsupported', property)
  if (!isAdvanced) throw new GraphRefusal('advancedQueryNeeded', 'endsWith')
}

function requireFilterable([property = '']: readonly string[], collection: string): void {
  if (collection === '' && !filterable.includes(foldCase(property))) {
    throw new GraphRefusal('filterUnsupported', property)
  }
}

function pathOf(operand: Operand): readonly string[] {
  return operand.kind === 'literal' ? [] : operand.path
}
