import { GraphRefusal } from '../errors.ts'
import { type EntityType, named, unknownProperty } from './entity-type.ts'

/** Reads `id,displayName` in any letter case; undefined for `*`. Throws `selectInvalid` for an unknown property. */
export function readSelect<T>(text: string, type: EntityType<T>): string[] | undefined {
  const names = text.split(',').map((part) => part.trim())
  if (names.includes('*')) return undefined
  return names.map((name) => {
    // A navigation can be selected, but only `$expand` adds it to the answer.
    const found = named(type.properties, name) ?? named(type.navigations ?? {}, name)
    if (found !== undefined) return found[0]
    // A part of a property, or a property of a derived type: `from/emailAddress`, `microsoft.graph.fileAttachment/contentBytes`.
    const [head = '', ...rest] = name.split('/')
    const isKnown = named(type.properties, head) !== undefined || /^microsoft\.graph\.\w+$/i.test(head)
    if (rest.length > 0 && isKnown) throw new GraphRefusal('expressionUnsupported', name)
    throw unknownProperty(type, name, 'selectInvalid')
  })
}
