/** The syntax tree of a `$filter`; its properties are not checked yet. */
export type FilterNode =
  | { kind: 'and' | 'or'; operands: FilterNode[] }
  | { kind: 'not'; operand: FilterNode }
  | { kind: 'compare'; operator: ComparisonOperator; left: Operand; right: Operand }
  | { kind: 'in'; left: Operand; values: Literal[] }
  | { kind: 'text'; name: TextFunction; text: Operand; part: Operand }
  /** Without a body: whether there is any element at all. */
  | { kind: 'any'; path: string[]; variable: string; body: FilterNode | undefined }

export type ComparisonOperator = 'eq' | 'ne' | 'gt' | 'ge' | 'lt' | 'le'
export type TextFunction = 'startswith' | 'endswith' | 'contains'

export type Operand = PropertyPath | Cast | Literal

/** `from/emailAddress/address` is `['from', 'emailAddress', 'address']`. */
export interface PropertyPath {
  kind: 'path'
  path: string[]
}

/** `cast(ep/value, Edm.Int32)`. */
interface Cast {
  kind: 'cast'
  path: string[]
  /** With its prefix: `Edm.Int32`. */
  edmType: string
}

export type Literal =
  | { kind: 'literal'; type: 'string'; value: string }
  | { kind: 'literal'; type: 'number'; value: number }
  | { kind: 'literal'; type: 'boolean'; value: boolean }
  /** Milliseconds since 1970. */
  | { kind: 'literal'; type: 'dateTime'; value: number }
  | { kind: 'literal'; type: 'null'; value: null }

/** The properties in a filter, as whole paths, in the order of their first occurrence. */
export function pathsIn(node: FilterNode): string[] {
  return [...new Set(allPaths(node))]
}

function allPaths(node: FilterNode): string[] {
  switch (node.kind) {
    case 'and':
    case 'or':
      return node.operands.flatMap(allPaths)
    case 'not':
      return allPaths(node.operand)
    case 'compare':
      return [...pathOf(node.left), ...pathOf(node.right)]
    case 'in':
      return pathOf(node.left)
    case 'text':
      return [...pathOf(node.text), ...pathOf(node.part)]
    case 'any':
      return [node.path.join('/')]
  }
}

function pathOf(operand: Operand): string[] {
  return operand.kind === 'literal' ? [] : [operand.path.join('/')]
}
