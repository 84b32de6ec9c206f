import { GraphRefusal } from '../errors.ts'
import { type EntityType, type Navigation, named } from './entity-type.ts'
import { readFilter } from './filter.ts'
import { type Expansion, resourceOf } from './resource.ts'
import { readSelect } from './select.ts'

/** An expansion may contain only `$filter` and `$select`, and no further expansion: this limits the work. */
const nestedOptions = ['$filter', '$select'] as const

/**
 * Reads `attachments,singleValueExtendedProperties($filter=id eq 'Integer 0x0E07')`. Throws `selectInvalid`, and
 * `filterInvalid` for a filter inside.
 */
export function readExpand<T>(text: string, type: EntityType<T>): Expansion<T>[] {
  return splitOutside(text, ',').map((part) => {
    const [, asked = '', inside] = /^(\w+)\s*(?:\((.*)\))?$/s.exec(part.trim()) ?? []
    const found = named(type.navigations ?? {}, asked)
    if (found === undefined) {
      throw new GraphRefusal('selectInvalid', `Could not find a property named '${asked}' on type '${type.name}'.`)
    }
    const [name, navigation] = found
    return { name, read: readerOf(name, navigation, readNested(inside)) }
  })
}

type NestedOptions = Partial<Record<(typeof nestedOptions)[number], string>>

function readNested(inside: string | undefined): NestedOptions {
  const options: NestedOptions = {}
  for (const part of inside === undefined ? [] : splitOutside(inside, ';')) {
    const [, name, value = ''] = /^(\$\w+)\s*=(.*)$/s.exec(part.trim()) ?? []
    const option = nestedOptions.find((known) => known === name)
    if (option === undefined) {
      throw new GraphRefusal('selectInvalid', `Inside $expand only ${nestedOptions.join(' and ')} are supported.`)
    }
    options[option] = value
  }
  return options
}

function readerOf<T>(
  name: string,
  navigation: Navigation<T>,
  { $filter, $select }: NestedOptions,
): Expansion<T>['read'] {
  if ($filter === undefined && navigation.filterRequired === true) {
    throw new GraphRefusal('selectInvalid', `'${name}' can be expanded only with a $filter.`)
  }
  const filter = $filter === undefined ? undefined : readFilter($filter, navigation.type)
  const select = $select === undefined ? undefined : readSelect($select, navigation.type)
  return (row) => {
    const items = navigation.items(row).filter((item) => filter?.matches(item) ?? true)
    if (items.length === 0 && navigation.omittedWhenEmpty === true) return undefined
    return items.map((item) => resourceOf(item, { type: navigation.type, select, expand: [] }))
  }
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
