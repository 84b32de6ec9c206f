import { readQuery } from '../query-options.ts'
import type { EntityType } from './entity-type.ts'
import { readExpand } from './expand.ts'
import type { Projection } from './resource.ts'
import { readSelect } from './select.ts'

/**
 * Reads `$select` and `$expand` of a request for one resource; there are no other options. Throws `selectInvalid` for a
 * property that the type does not have, and `queryUnsupported`.
 */
export function readEntityQuery<T>(url: URL, type: EntityType<T>): Projection<T> {
  return readProjection(readQuery(url, ['$select', '$expand']), type)
}

/** The same from texts. */
export function readProjection<T>(
  { $select, $expand }: { $select?: string | undefined; $expand?: string | undefined },
  type: EntityType<T>,
): Projection<T> {
  const select = $select === undefined ? undefined : readSelect($select, type)
  return { type, select, expand: $expand === undefined ? [] : readExpand($expand, type) }
}
