import { graphErrorSchema } from '../../../contract/index.ts'
import { answerHeaders } from '../../../control/self-description/answer-headers.ts'
import { type ComponentSchemas, createComponentSchemas } from '../../../control/self-description/component-schemas.ts'
import { documentOperation, pathTemplate } from '../../../control/self-description/document-operation.ts'
import type { DocumentedAnswer, JsonSchema, OpenApiDocument } from '../../../control/self-description/open-api.ts'
import type { Operation } from '../../../control/wire.ts'
import { type GraphErrorName, GraphRefusal } from '../../graph/errors.ts'
import type { PageDescription, PageDescriptions, Subject } from './page-description.ts'

const subjects: Record<Subject, string> = {
  wizard: 'The wizard that adds a connector: four pages, in their order.',
  connectors: 'The Connectors tab.',
  runs: 'The daily runs with their progress and their import logs.',
  organization: 'Who may use the page, and whether auditing is on.',
  document: 'The description of the page itself. These operations need no token.',
}

const description = `**This API is simulated.** Microsoft describes the Data connectors page for people, but no API behind it. This one belongs to a mock; it follows the steps of the page, and promises nothing about the real one.

Every request needs the access token of a person: sign in at the tenant by device code or authorisation code. The page needs the role *Mailbox Import Export* or *Data Connector Admin*; role groups and auditing need *Role Management*. Every refusal has the form of Graph's errors; the codes are ours. Faults that a test arms can change any answer; they are not described here.`

/** The headers of every answer of Graph. */
const headersOfGraph = {
  'request-id': 'The id of the request, in logs.',
  'client-request-id': 'The id that the client sent in the same header, or the same as `request-id`.',
}

/**
 * The OpenAPI document of the page, made from the schemas that check its traffic. Throws a RangeError for an operation without a
 * description.
 */
export function pageDocument(operations: readonly Operation[], descriptions: PageDescriptions): OpenApiDocument {
  const schemas = createComponentSchemas()
  const making = {
    schemas,
    exampleOf: (example: unknown) => example,
    refusalAnswers: (names: GraphErrorName[]) => refusalAnswers(names, schemas),
  }
  const paths: OpenApiDocument['paths'] = {}
  for (const { name, method, path } of operations) {
    const said = descriptions[name]
    if (said === undefined) throw new RangeError(`the operation ${name} of the page has no description`)
    const described = { name, method, path, description: traced(said) }
    const template = pathTemplate(path)
    paths[template] = { ...paths[template], [method.toLowerCase()]: documentOperation(described, making) }
  }
  return {
    openapi: '3.1.1',
    info: {
      title: 'Data connectors page of the mock tenant',
      version: '1.0.0',
      summary: 'Create connectors, run them, and follow what they do. Simulated.',
      description,
      license: { name: 'MIT', identifier: 'MIT' },
      'x-simulated': true,
    },
    servers: [{ url: '/', description: 'The tenant that served this document.' }],
    tags: Object.entries(subjects).map(([name, words]) => ({ name, description: words })),
    paths,
    components: {
      securitySchemes: { person: { type: 'http', scheme: 'bearer', description: 'The access token of a person.' } },
      schemas: schemas.components(),
    },
  }
}

/** Every answer has the headers of Graph. */
function traced(said: PageDescription): PageDescription {
  const answers = Object.entries(said.answers).map(([status, answer]) => [
    status,
    { ...answer, headers: { ...answer.headers, ...headersOfGraph } },
  ])
  return { ...said, answers: Object.fromEntries(answers) }
}

/** Refusals by status, with their codes and what they say. */
function refusalAnswers(names: GraphErrorName[], schemas: ComponentSchemas): Record<string, DocumentedAnswer> {
  const refusals = [...names, 'internal' as const].map((name) => new GraphRefusal(name, '…'))
  const refusal = schemas.of(
    graphErrorSchema.meta({ id: 'Refusal', description: 'A refusal in the form of Graph: code and message.' }),
    'output',
  )
  return Object.fromEntries(
    [...new Set(refusals.map(({ status }) => status))].map((status): [string, DocumentedAnswer] => {
      const its = refusals.filter((one) => one.status === status)
      const codes = [...new Set(its.map(({ code }) => code))]
      const oneOfThese: JsonSchema = {
        type: 'object',
        properties: { error: { type: 'object', properties: { code: { enum: codes } } } },
      }
      const headers = { ...headersOfGraph, ...(status === 401 && { 'www-authenticate': 'The scheme: `Bearer`.' }) }
      return [
        String(status),
        {
          description: its.map(({ code, message }) => `- \`${code}\`: ${message}`).join('\n'),
          headers: answerHeaders(headers),
          content: { 'application/json': { schema: { allOf: [refusal, oneOfThese] } } },
        },
      ]
    }),
  )
}
