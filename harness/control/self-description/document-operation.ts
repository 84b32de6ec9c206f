import type { z } from 'zod'
import { answerHeaders } from './answer-headers.ts'
import type { ComponentSchemas, Side } from './component-schemas.ts'
import type { BodyDescription, Described, OperationDescription } from './described-operation.ts'
import type { DocumentedAnswer, DocumentedOperation, MediaType, Parameter } from './open-api.ts'

/** The path of an operation as OpenAPI writes it: `:name` becomes `{name}`. */
export function pathTemplate(path: string): string {
  return path.replace(/:(\w+)/g, '{$1}')
}

type AnyDescription = OperationDescription<string, string>

/** What the operations of a document have in common. */
export interface DocumentMaking<Code extends string> {
  schemas: ComponentSchemas
  /** Adapts an example to this server. */
  exampleOf(example: unknown): unknown
  /** The answers for refusals, by status; `path` as OpenAPI writes it. */
  refusalAnswers(codes: Code[], path: string): Record<string, DocumentedAnswer>
}

/**
 * An operation in the document. Throws a RangeError if the description omits a parameter of the path, or describes one
 * that is not in the path.
 */
export function documentOperation<Code extends string>(
  { name, path, description: said }: Described<string, Code>,
  { schemas, exampleOf, refusalAnswers }: DocumentMaking<Code>,
): DocumentedOperation {
  const content = contentsOf(schemas, exampleOf)
  const parameters = [
    ...pathParameters(path, said, schemas),
    ...queryParameters(said, schemas),
    ...headerParameters(said),
  ]
  return {
    operationId: name,
    summary: said.summary,
    description: said.description,
    tags: [said.plane],
    security: said.bearer === 'none' ? [] : [{ [said.bearer]: [] }],
    ...(parameters.length > 0 && { parameters }),
    ...(said.body && { requestBody: { required: true, content: content(said.body, 'input') } }),
    responses: { ...answers(said, content), ...refusalAnswers(said.refusals, pathTemplate(path)) },
  }
}

function pathParameters(
  path: string,
  { path: described = {} }: AnyDescription,
  schemas: ComponentSchemas,
): Parameter[] {
  const names = [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => name)
  if (names.toSorted().join() !== Object.keys(described).toSorted().join()) {
    throw new RangeError(
      `the description of ${path} must describe exactly ${names.join(', ') || 'no parameter of the path'}`,
    )
  }
  return names.map((name) => ({ name, in: 'path', required: true, ...segmentOf(described[name] ?? '', schemas) }))
}

function segmentOf(
  described: string | z.ZodType,
  schemas: ComponentSchemas,
): Pick<Parameter, 'description' | 'schema'> {
  if (typeof described === 'string') return { description: described, schema: { type: 'string' } }
  const { description = '', ...schema } = schemas.of(described, 'input')
  return { description, schema }
}

function queryParameters({ query }: AnyDescription, schemas: ComponentSchemas): Parameter[] {
  if (query === undefined) return []
  const { properties = {}, required = [] } = schemas.of(query, 'input')
  return Object.entries(properties).map(([name, property]) => {
    const { description = '', ...schema } = typeof property === 'object' ? property : {}
    return { name, in: 'query', required: required.includes(name), description, schema }
  })
}

function headerParameters({ headers = {} }: AnyDescription): Parameter[] {
  return Object.entries(headers).map(([name, description]) => ({
    name,
    in: 'header',
    required: false,
    description,
    schema: { type: 'string' },
  }))
}

function answers(said: AnyDescription, content: ContentOf): Record<string, DocumentedAnswer> {
  return Object.fromEntries(
    Object.entries(said.answers).map(([status, { description, body, headers }]) => [
      status,
      {
        description,
        ...(headers && { headers: answerHeaders(headers) }),
        ...(body && { content: content(body, 'output') }),
      },
    ]),
  )
}

type ContentOf = (body: BodyDescription | BodyDescription[], side: Side) => Record<string, MediaType>

function contentsOf(schemas: ComponentSchemas, exampleOf: (example: unknown) => unknown): ContentOf {
  const mediaType = (body: BodyDescription, side: Side): MediaType => {
    if (body.schema === undefined) return { schema: { type: 'string', format: 'binary' } }
    const example = body.example === undefined ? {} : { example: exampleOf(body.example) }
    return { schema: schemas.of(body.schema, side), ...example }
  }
  return (bodies, side) => Object.fromEntries([bodies].flat().map((body) => [body.contentType, mediaType(body, side)]))
}
