import { GraphRefusal } from '../errors.ts'
import {
  type EntityType,
  type FieldType,
  type FieldTypes,
  named,
  type Property,
  unknownProperty,
} from './entity-type.ts'

/** What a path leads to: a type, and how a row's value is read. */
export interface Place {
  type: FieldType
  read(row: unknown): unknown
  /** Changes a text at this place before it is compared. */
  fold(text: string): string
  /** If this is a collection: the place of its elements. */
  elements?: Scope
  /** If this is a collection: its elements. */
  items?(row: unknown): readonly unknown[]
}

/** Finds the place of a path; throws a refusal that names the unknown part. */
export type Scope = (path: readonly string[]) => Place

/** The refusals for a path that leads nowhere. */
export type ScopeRefusal = 'filterInvalid' | 'orderbyInvalid'

/** The paths of a type: its properties, their fields, and its navigations. */
export function entityScope<T>(type: EntityType<T>, refusal: ScopeRefusal): Scope {
  return (path) => {
    const [head = '', ...rest] = path
    const property = named(type.properties, head)?.[1]
    if (property !== undefined) return placeOf(property, rest, refusal)
    const navigation = named(type.navigations ?? {}, head)?.[1]
    if (navigation === undefined || rest.length > 0) throw unknownProperty(type, path.join('/'), refusal)
    return {
      type: [{}],
      read: () => null,
      fold: (text) => text,
      elements: entityScope(navigation.type, refusal),
      items: (row) => navigation.items(row as T),
    }
  }
}

/** The paths below a variable: `p`, or `ep/value`. Nothing else can be named inside `any`. */
export function variableScope(variable: string, elements: Scope, refusal: ScopeRefusal): Scope {
  return ([head = '', ...rest]) => {
    if (head !== variable) throw new GraphRefusal(refusal, `There is no variable '${head}' inside any.`)
    return elements(rest)
  }
}

function placeOf<T>(property: Property<T>, path: readonly string[], refusal: ScopeRefusal): Place {
  const { type, fold = (text: string) => text } = property
  return step({ type, read: (row) => property.read(row as T), fold, refusal, done: [] }, path)
}

interface Walk {
  type: FieldType
  read(row: unknown): unknown
  fold(text: string, path: string): string
  refusal: ScopeRefusal
  /** The fields so far, below the property. */
  done: readonly string[]
}

function step(walk: Walk, path: readonly string[]): Place {
  const { type, read, fold, refusal, done } = walk
  const [next, ...rest] = path
  if (next !== undefined) {
    const found = isFields(type) ? named(type, next) : undefined
    if (found === undefined) throw unknownProperty({ name: done.at(-1) ?? 'what it is asked of' }, next, refusal)
    const [field, fieldType] = found
    const readField = (row: unknown) => (read(row) as Record<string, unknown> | null)?.[field] ?? null
    return step({ ...walk, type: fieldType, read: readField, done: [...done, field] }, rest)
  }
  const place: Place = { type, read, fold: (text) => fold(text, done.join('/')) }
  if (!isCollection(type)) return place
  return {
    ...place,
    elements: (below) => step({ ...walk, type: type[0], read: (element) => element }, below),
    items: (row) => (read(row) as readonly unknown[] | null) ?? [],
  }
}

function isCollection(type: FieldType): type is readonly [FieldType] {
  return Array.isArray(type)
}

function isFields(type: FieldType): type is FieldTypes {
  return typeof type === 'object' && !Array.isArray(type)
}
