import { GraphRefusal } from '../errors.ts'
import { type EntityType, named } from './entity-type.ts'

/** Reads `id,displayName` in any letter case; undefined for `*`. Throws `selectInvalid` for an unknown property. */
export function readSelect<T>(text: string, type: EntityType<T>): string[] | undefined {
  const names = text.split(',').map((part) => part.trim())
  if (names.includes('*')) return undefined
  return names.map((name) => {
    // A navigation can be selected, but only `$expand` adds it to the answer.
    const found = named(type.properties, name) ?? named(type.navigations ?? {}, name)
    if (found !== undefined) return found[0]
    throw new GraphRefusal('selectInvalid', `Could not find a property named '${name}' on type '${type.name}'.`)
  })
}
