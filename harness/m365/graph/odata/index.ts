/** The query options of OData as Graph understands them, over resources of any type. */
export { collectionAnswer, foundIn, type ListQuery, pageOfFound, readListQuery } from './collection-answer.ts'
export {
  type EntityType,
  type FieldType,
  foldCase,
  type Property,
  type Resource,
  resourceType,
} from './entity-type.ts'
export { type FilterNode, type Operand, pathsIn } from './filter-ast.ts'
export { refuseFunctions, withKeySegments } from './key-segments.ts'
export { readEntityQuery } from './projection.ts'
export { entityAnswer, metadataOf, type Projection, resourceOf, wholeOf } from './resource.ts'
export { apiVersionOf, routedPath, signedInKey } from './routed-path.ts'
