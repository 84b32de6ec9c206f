import { networkNamePattern } from '../../contract/index.ts'
import { createComponentSchemas } from '../../control/self-description/component-schemas.ts'
import { documentOperation, pathTemplate } from '../../control/self-description/document-operation.ts'
import type { JsonSchema, OpenApiDocument } from '../../control/self-description/open-api.ts'
import { type AccountArchiver, networksOf } from '../account-archiver.ts'
import type { ProblemCode } from '../refusals/errors.ts'
import { archiverExamples } from './archiver-examples.ts'
import type { DescribedOperation, Plane } from './described-operation.ts'
import { refusalAnswers } from './refusal-answers.ts'

const planes: Record<Plane, { name: string; description: string }> = {
  archive: { name: 'archive', description: 'For connectors: log in, page through the captured items, download.' },
  capture: { name: 'capture', description: 'For phones and administrators: users, plans, capture in real time.' },
  document: { name: 'document', description: 'The description of the site itself.' },
}

const schemes: Record<string, string> = {
  account: 'The access token from the login of an administration account.',
  device: 'The token that an app instance gets when it is activated.',
}

const description = `**This API is simulated.** No public description exists of the API between TeleMessage and the connectors that read from it. This one belongs to a mock; it follows public facts where there are any, and promises nothing about the real one.

Every refusal is a problem (RFC 9457) from one catalogue. A path or method that is not listed here is answered 404 with the code \`not-found\`; unknown and repeated parameters are refused, never ignored. The \`date\` header of every answer shows the virtual calendar; durations (the life of a token, a lock, \`retry-after\`) run on the real clock. Faults that a test arms can change any answer; they are not described here.`

/**
 * The OpenAPI document of these operations, generated from their descriptions and the schemas that validate the
 * traffic.
 */
export function openApiDocument(operations: DescribedOperation[], archiver: AccountArchiver): OpenApiDocument {
  const schemas = createComponentSchemas(withAppsOf(archiver))
  const making = {
    schemas,
    exampleOf: archiverExamples(archiver),
    refusalAnswers: (codes: ProblemCode[], path: string) => refusalAnswers(codes, path, schemas),
  }
  const paths: OpenApiDocument['paths'] = {}
  for (const operation of operations) {
    const template = pathTemplate(operation.path)
    const method = operation.method.toLowerCase()
    paths[template] = { ...paths[template], [method]: documentOperation(operation, making) }
  }
  const used = (name: string): boolean => operations.some(({ description: { bearer } }) => bearer === name)
  return {
    openapi: '3.1.1',
    info: {
      title: 'Mock TeleMessage site',
      version: '1.0.0',
      summary: `Captured ${archiver.service} messages and calls, for connectors that archive them. Simulated.`,
      description,
      license: { name: 'MIT', identifier: 'MIT' },
      'x-simulated': true,
    },
    servers: [{ url: '/', description: 'The site that served this document.' }],
    tags: Object.values(planes).filter(({ name }) => operations.some((one) => one.description.plane === name)),
    paths,
    components: {
      securitySchemes: Object.fromEntries(
        Object.entries(schemes)
          .filter(([name]) => used(name))
          .map(([name, words]) => [name, { type: 'http', scheme: 'bearer', description: words }]),
      ),
      schemas: schemas.components(),
    },
  }
}

/** The name of an app must be one of the apps that the account captures. */
function withAppsOf(archiver: AccountArchiver): (schema: JsonSchema) => void {
  const networks = networksOf(archiver)
  return (schema) => {
    if (schema.pattern !== networkNamePattern.source) return
    delete schema.pattern
    schema.enum = [...networks]
  }
}
