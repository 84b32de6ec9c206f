import { answerHeaders } from './answer-headers.ts'
import type { ComponentSchemas, Side } from './component-schemas.ts'
import type { BodyDescription, DescribedOperation, OperationDescription } from './described-operation.ts'
import type { DocumentedAnswer, DocumentedOperation, MediaType, Parameter } from './open-api.ts'
import { refusalAnswers } from './refusal-answers.ts'

/** The path of an operation as OpenAPI writes it: `:name` becomes `{name}`. */
export function pathTemplate(path: string): string {
  return path.replace(/:(\w+)/g, '{$1}')
}

/**
 * An operation in the document; `exampleOf` turns an example into one for this site. Throws a RangeError if the
 * description omits a parameter of the path, or describes one that is not in the path.
 */
export function documentOperation(
  operation: DescribedOperation,
  schemas: ComponentSchemas,
  exampleOf: (example: unknown) => unknown,
): DocumentedOperation {
  const { name, path, description: said } = operation
  const content = contentsOf(schemas, exampleOf)
  const parameters = [...pathParameters(path, said), ...queryParameters(said, schemas), ...headerParameters(said)]
  return {
    operationId: name,
    summary: said.summary,
    description: said.description,
    tags: [said.plane],
    security: said.bearer === 'none' ? [] : [{ [said.bearer]: [] }],
    ...(parameters.length > 0 && { parameters }),
    ...(said.body && { requestBody: { required: true, content: content(said.body, 'input') } }),
    responses: { ...answers(said, content), ...refusalAnswers(said.refusals, pathTemplate(path), schemas) },
  }
}

function pathParameters(path: string, { path: described = {} }: OperationDescription): Parameter[] {
  const names = [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => name)
  if (names.toSorted().join() !== Object.keys(described).toSorted().join()) {
    throw new RangeError(
      `the description of ${path} must describe exactly ${names.join(', ') || 'no parameter of the path'}`,
    )
  }
  return names.map((name) => ({
    name,
    in: 'path',
    required: true,
    description: described[name] ?? '',
    schema: { type: 'string' },
  }))
}

function queryParameters({ query }: OperationDescription, schemas: ComponentSchemas): Parameter[] {
  if (query === undefined) return []
  const { properties = {}, required = [] } = schemas.of(query, 'input')
  return Object.entries(properties).map(([name, property]) => {
    const { description = '', ...schema } = typeof property === 'object' ? property : {}
    return { name, in: 'query', required: required.includes(name), description, schema }
  })
}

function headerParameters({ headers = {} }: OperationDescription): Parameter[] {
  return Object.entries(headers).map(([name, description]) => ({
    name,
    in: 'header',
    required: false,
    description,
    schema: { type: 'string' },
  }))
}

function answers(said: OperationDescription, content: ContentOf): Record<string, DocumentedAnswer> {
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

type ContentOf = (body: BodyDescription, side: Side) => Record<string, MediaType>

function contentsOf(schemas: ComponentSchemas, exampleOf: (example: unknown) => unknown): ContentOf {
  return (body, side) => {
    if (body.schema === undefined) return { [body.contentType]: { schema: { type: 'string', format: 'binary' } } }
    const example = body.example === undefined ? {} : { example: exampleOf(body.example) }
    return { [body.contentType]: { schema: schemas.of(body.schema, side), ...example } }
  }
}
