import { contextOf } from '../paging.ts'
import type { EntityType, Property, Resource } from './entity-type.ts'

/** One expanded navigation. */
export interface Expansion<T> {
  /** The name of the navigation. */
  name: string
  /** Undefined when it is left out of the answer. */
  read(row: T): unknown
  /** How many there are, if the answer says so. */
  count?(row: T): number
}

/** The parts of a resource that an answer shows. */
export interface Projection<T> {
  type: EntityType<T>
  /** The selected properties by their right names, in the requested order; undefined: the default ones. */
  select: readonly string[] | undefined
  expand: readonly Expansion<T>[]
}

/** One resource as the answer to a query shows it, after what `shown` already contains. */
export function resourceOf<T>(row: T, { type, select, expand }: Projection<T>, shown: Resource = {}): Resource {
  Object.assign(shown, type.annotations?.(row))
  for (const name in type.properties) {
    const property = type.properties[name]
    if (property !== undefined && isShown(name, property, select)) shown[name] = property.read(row)
  }
  for (const { name, read, count } of expand) {
    if (count !== undefined) shown[`${name}@odata.count`] = count(row)
    const value = read(row)
    if (value !== undefined) shown[name] = value
  }
  return shown
}

function isShown<T>(
  name: string,
  { always, selectedOnly }: Property<T>,
  select: readonly string[] | undefined,
): boolean {
  return select === undefined ? selectedOnly !== true : always === true || select.includes(name)
}

/** A projection that shows the default properties. */
export function wholeOf<T>(type: EntityType<T>): Projection<T> {
  return { type, select: undefined, expand: [] }
}

/** The metadata of a collection with what was selected: `users(id,mail)`. */
export function metadataOf<T>(metadata: string, { select }: Projection<T>): string {
  return select === undefined ? metadata : `${metadata}(${select.join(',')})`
}

/**
 * One resource as an answer, with its context. `metadata` is that of the collection that it is in:
 * `users('asha%40contoso.example')/messages`.
 */
export function entityAnswer<T>(
  row: T,
  projection: Projection<T>,
  { url, metadata }: { url: URL; metadata: string },
): Resource {
  const context = contextOf(url, `${metadataOf(metadata, projection)}/$entity`)
  return resourceOf(row, projection, { '@odata.context': context })
}
