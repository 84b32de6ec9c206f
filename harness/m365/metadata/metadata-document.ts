import type { FieldType } from '../graph/odata/index.ts'
import { complexTypeNames, type DescribedType, describedTypes, entitySets, exactTypes } from './described-types.ts'

const namespace = 'microsoft.graph'

type Fields = DescribedType['properties']

/**
 * The metadata document of the tenant's part of Graph: CSDL in XML. Document: OData CSDL XML 4.01. Enumerations and base types of
 * Microsoft's document are left out: their properties are texts, and each type has all of its properties itself.
 */
export function metadataDocument(): string {
  const complexTypes = new Map<string, Fields>()
  for (const { properties } of describedTypes) gatherObjects(properties, complexTypes)
  const sets = Object.entries(entitySets).map(
    ([name, type]) => `<EntitySet Name="${name}" EntityType="${namespace}.${type}"/>`,
  )
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx">',
    '<edmx:DataServices>',
    `<Schema Namespace="${namespace}" xmlns="http://docs.oasis-open.org/odata/ns/edm">`,
    ...describedTypes.map(entityType),
    ...[...complexTypes].map(([name, fields]) => element('ComplexType', name, propertiesOf(fields))),
    ...[element('EntityContainer', 'GraphService', sets)],
    '</Schema>',
    '</edmx:DataServices>',
    '</edmx:Edmx>\n',
  ].join('\n')
}

function entityType({ name, properties, collections }: DescribedType): string {
  const collected = Object.entries(collections).map(
    ([collection, type]) =>
      `<NavigationProperty Name="${collection}" Type="Collection(${namespace}.${type})" ContainsTarget="true"/>`,
  )
  const key = '<Key><PropertyRef Name="id"/></Key>'
  return element('EntityType', name, [key, ...propertiesOf(properties), ...collected])
}

function element(kind: string, name: string, content: readonly string[]): string {
  return [`<${kind} Name="${name}">`, ...content, `</${kind}>`].join('\n')
}

function propertiesOf(fields: Fields): string[] {
  return Object.entries(fields).map(([name, type]) => {
    const nullable = name === 'id' ? ' Nullable="false"' : ''
    return `<Property Name="${name}" Type="${typeName(name, type)}"${nullable}/>`
  })
}

function typeName(property: string, type: FieldType): string {
  if (isCollection(type)) return `Collection(${typeName(property, type[0])})`
  if (typeof type === 'object') return `${namespace}.${complexName(property)}`
  const exact = exactTypes[property]
  if (exact !== undefined) return exact
  return { string: 'Edm.String', number: 'Edm.Int32', boolean: 'Edm.Boolean', dateTime: 'Edm.DateTimeOffset' }[type]
}

/** Adds every object below the fields. Two properties may show different fields of one type: it has them all. */
function gatherObjects(fields: Fields, complexTypes: Map<string, Fields>): void {
  for (const [property, type] of Object.entries(fields)) {
    const inner = isCollection(type) ? type[0] : type
    if (typeof inner !== 'object' || isCollection(inner)) continue
    const name = complexName(property)
    complexTypes.set(name, { ...complexTypes.get(name), ...inner })
    gatherObjects(inner, complexTypes)
  }
}

function complexName(property: string): string {
  const name = complexTypeNames[property]
  if (name === undefined) throw new Error(`described-types.ts has no name for the objects in ${property}`)
  return name
}

function isCollection(type: FieldType): type is readonly [FieldType] {
  return Array.isArray(type)
}
