import { isDocumented } from '../documented.ts'
import { GraphRefusal } from '../errors.ts'

/** Any resource, as JSON has it. */
export type Resource = Record<string, unknown>

/**
 * What a property holds: a value, an object with fields, or, in brackets, a collection of something. Times are ISO 8601
 * strings; everything may be null.
 */
export type FieldType = 'string' | 'number' | 'boolean' | 'dateTime' | FieldTypes | readonly [FieldType]

/** The fields of an object, by name. */
export interface FieldTypes {
  readonly [field: string]: FieldType
}

/** A property of the resources that are made from `T`. */
export interface Property<T> {
  type: FieldType
  /** The value in the answer. Called only for properties that are selected, filtered or sorted by. */
  read(row: T): unknown
  /** Only in the answer when a client selects it with `$select`. */
  selectedOnly?: true
  /** In the answer even when a client selects others. */
  always?: true
  /**
   * Changes texts, literals included, before they are compared; by default they stay unchanged. `path` leads from the
   * property to the text: empty for the property itself, and for the elements of a collection of texts.
   */
  fold?(text: string, path: string): string
}

/** A collection next to a resource, for `$expand` and `any`. */
export interface Navigation<T> {
  type: EntityType<Resource>
  items(row: T): readonly Resource[]
  /** An expansion that finds nothing is left out of the answer rather than empty. */
  omittedWhenEmpty?: true
  /** Without a `$filter`, `$expand` is refused. */
  filterRequired?: true
}

/** A type of resources, as the query options of Graph see it. */
export interface EntityType<T> {
  /** As in Graph's metadata: `microsoft.graph.message`. */
  name: string
  /** By name, in the order in which answers have them. */
  properties: Readonly<Record<string, Property<T>>>
  navigations?: Readonly<Record<string, Navigation<T>>>
  /** Names of properties and navigations that Microsoft documents and that are missing here: 501. */
  documented?: readonly string[]
  /** Annotations before the properties of every answer: `@odata.etag`. */
  annotations?(row: T): Resource
}

/** A type whose rows are the resources themselves. */
export function resourceType(name: string, fields: FieldTypes): EntityType<Resource> {
  const properties = Object.entries(fields).map(([field, type]): [string, Property<Resource>] => [
    field,
    { type, read: (row) => row[field] ?? null },
  ])
  return { name, properties: Object.fromEntries(properties) }
}

/** The refusal of a name that a type does not have: `propertyUnsupported` if it is documented, or else `refusal`. */
export function unknownProperty(
  type: Pick<EntityType<never>, 'name' | 'documented'>,
  name: string,
  refusal: 'filterInvalid' | 'orderbyInvalid' | 'selectInvalid',
): GraphRefusal {
  const [head = ''] = name.split('/')
  if (isDocumented(type.documented, head)) return new GraphRefusal('propertyUnsupported', head)
  return new GraphRefusal(refusal, `Could not find a property named '${name}' on type '${type.name}'.`)
}

/** For `fold`: letter case does not matter. */
export function foldCase(text: string): string {
  return text.toLowerCase()
}

/** The entry of a record by name in any letter case, with the name in its right spelling. */
export function named<V>(record: Readonly<Record<string, V>>, name: string): [string, V] | undefined {
  if (Object.hasOwn(record, name)) return [name, record[name] as V]
  const folded = foldCase(name)
  return Object.entries(record).find(([known]) => foldCase(known) === folded)
}
