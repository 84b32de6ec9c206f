import { documentedOptions, isDocumented } from '../documented.ts'
import { GraphRefusal } from '../errors.ts'
import { readFlag, readNumber } from '../query-options.ts'
import { type EntityType, type Navigation, named, unknownProperty } from './entity-type.ts'
import { readFilter } from './filter.ts'
import { readOrderBy } from './order-by.ts'
import { type Expansion, resourceOf } from './resource.ts'
import { readSelect } from './select.ts'

/** The options of an expansion. */
const nestedOptions = ['$filter', '$select', '$orderby', '$top', '$skip', '$expand', '$count'] as const

/** Expansions inside each other. */
const expandDepthMax = 10

/**
 * Reads `attachments,singleValueExtendedProperties($filter=id eq 'Integer 0x0E07')`. Throws `selectInvalid`, and
 * `filterInvalid` for a filter inside.
 */
export function readExpand<T>(text: string, type: EntityType<T>, depth = 1): Expansion<T>[] {
  if (depth > expandDepthMax)
    throw new GraphRefusal('selectInvalid', `$expand is nested more than ${expandDepthMax} times.`)
  return splitOutside(text, ',').map((part) => {
    const [, asked = part.trim(), inside] = /^(\w+)\s*(?:\((.*)\))?$/s.exec(part.trim()) ?? []
    if (/^\*|\/\$(?:ref|count)\b|^microsoft\.graph\.\w+/i.test(asked))
      throw new GraphRefusal('expressionUnsupported', asked)
    const found = named(type.navigations ?? {}, asked)
    if (found === undefined) {
      throw unknownProperty(type, asked, 'selectInvalid')
    }
    const [name, navigation] = found
    return {
      name,
      read: readerOf(name, navigation, readNested(inside), depth),
      ...countOf(name, navigation, readNested(inside)),
    }
  })
}

type NestedOptions = Partial<Record<(typeof nestedOptions)[number], string>>

function readNested(inside: string | undefined): NestedOptions {
  const options: NestedOptions = {}
  for (const part of inside === undefined ? [] : splitOutside(inside, ';')) {
    const [, name, value = ''] = /^\$?(\w+)\s*=(.*)$/s.exec(part.trim()) ?? []
    const option = nestedOptions.find((known) => known === `$${name}`)
    if (option === undefined && isDocumented(documentedOptions, `$${name}`)) {
      throw new GraphRefusal('optionUnsupported', `$${name} inside $expand`)
    }
    if (option === undefined) {
      throw new GraphRefusal('selectInvalid', `Inside $expand only ${nestedOptions.join(', ')} are supported.`)
    }
    if (options[option] !== undefined) throw new GraphRefusal('queryRepeated', option)
    options[option] = value
  }
  return options
}

function readerOf<T>(
  name: string,
  navigation: Navigation<T>,
  { $filter, $select, $orderby, $top, $skip, $expand }: NestedOptions,
  depth: number,
): Expansion<T>['read'] {
  if ($filter === undefined && navigation.filterRequired === true) {
    throw new GraphRefusal('selectInvalid', `'${name}' can be expanded only with a $filter.`)
  }
  const { type } = navigation
  const filter = $filter === undefined ? undefined : readFilter($filter, type)
  const orderBy = $orderby === undefined ? undefined : readOrderBy($orderby, type)
  const [skip, top] = [numberOf('$skip', $skip) ?? 0, numberOf('$top', $top)]
  const select = $select === undefined ? undefined : readSelect($select, type)
  const expand = $expand === undefined ? [] : readExpand($expand, type, depth + 1)
  return (row) => {
    const found = navigation.items(row).filter((item) => filter?.matches(item) ?? true)
    const sorted = orderBy === undefined ? found : orderBy.sorted(found)
    const items = sorted.slice(skip, top === undefined ? undefined : skip + top)
    if (items.length === 0 && navigation.omittedWhenEmpty === true) return undefined
    return items.map((item) => resourceOf(item, { type, select, expand }))
  }
}

/** For `$count=true`: how many there are, whatever `$top` and `$skip` say. */
function countOf<T>(
  name: string,
  navigation: Navigation<T>,
  { $filter, $count }: NestedOptions,
): Partial<Expansion<T>> {
  if (!readFlag(`$count of ${name}`, $count)) return {}
  const filter = $filter === undefined ? undefined : readFilter($filter, navigation.type)
  return { count: (row) => navigation.items(row).filter((item) => filter?.matches(item) ?? true).length }
}

function numberOf(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  const value = readNumber(text.trim(), 0, Number.MAX_SAFE_INTEGER)
  if (value === undefined) throw new GraphRefusal('pagingInvalid', `${name} inside $expand (0 or more)`)
  return value
}

/** The parts of a text between separators that are outside brackets and literals. */
function splitOutside(text: string, separator: ',' | ';'): string[] {
  const parts = ['']
  let depth = 0
  let isQuoted = false
  for (const character of text) {
    if (character === "'") isQuoted = !isQuoted
    else if (!isQuoted && character === '(') depth += 1
    else if (!isQuoted && character === ')') depth -= 1
    if (character === separator && depth === 0 && !isQuoted) parts.push('')
    else parts[parts.length - 1] += character
  }
  return parts
}
