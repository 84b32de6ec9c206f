import { answerHeaders } from '../self-description/answer-headers.ts'
import { type ComponentSchemas, createComponentSchemas } from '../self-description/component-schemas.ts'
import { documentOperation, pathTemplate } from '../self-description/document-operation.ts'
import type { DocumentedAnswer, JsonSchema, OpenApiDocument } from '../self-description/open-api.ts'
import type { ControlOperation, Subject } from './control-operation.ts'
import { grouped } from './grouped.ts'
import { ControlRefusal, type ControlRefusalCode, controlProblemSchema, problemOf } from './refusal.ts'

const subjects: Record<Subject, string> = {
  calendar: 'The calendar that both servers share.',
  faults: 'What the servers do to a call or a connection on purpose.',
  journal: 'Every request to both servers.',
  snapshots: 'Named states of both servers and of the calendar.',
  mailboxes: 'What has arrived in the tenant.',
  fixtures: 'People, directory, custom mapping and traffic as one document.',
  description: 'What the control plane says about itself. These operations need no token.',
}

const description = `The control plane controls one world: the mock TeleMessage site, the mock Microsoft 365 tenant and their calendar. It listens on its own port. A connector must not use it: it gets neither this address nor the token.

Every refusal is a problem (RFC 9457). Its \`type\` ends with the code, its \`title\` says what is wrong, and its \`detail\` says what would be right. A path that is not listed here is refused with the code \`not-found\`, another method with \`method-not-allowed\`; the \`detail\` lists what there is. Without the token every request is refused with \`token-missing-or-wrong\`, whether the path exists or not; only this description needs no token.`

/** The OpenAPI document of these operations, made from the schemas that check their requests. */
export function controlDocument(operations: ControlOperation[]): OpenApiDocument {
  const schemas = createComponentSchemas()
  const making = {
    schemas,
    exampleOf: (example: unknown) => example,
    refusalAnswers: (codes: ControlRefusalCode[]) => refusalAnswers(codes, schemas),
  }
  const paths: OpenApiDocument['paths'] = {}
  for (const operation of operations) {
    const template = pathTemplate(operation.path)
    const method = operation.method.toLowerCase()
    paths[template] = { ...paths[template], [method]: documentOperation(operation, making) }
  }
  return {
    openapi: '3.1.1',
    info: {
      title: 'Control plane of mock-telemessage',
      version: '1.0.0',
      summary: 'Calendar, faults, journal, snapshots, mailboxes and fixtures of the two mock servers, for tests.',
      description,
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/', description: 'The control plane that served this document.' }],
    tags: Object.entries(subjects).map(([name, words]) => ({ name, description: words })),
    paths,
    components: {
      securitySchemes: {
        control: {
          type: 'http',
          scheme: 'bearer',
          description: 'The token that `serve` prints at the start and writes into `control.env`.',
        },
      },
      schemas: schemas.components(),
    },
  }
}

/** The refusals that every operation has. */
const commonRefusals: ControlRefusalCode[] = ['body-unreadable', 'store-unavailable', 'failed']

function refusalAnswers(codes: ControlRefusalCode[], schemas: ComponentSchemas): Record<string, DocumentedAnswer> {
  const byStatus = grouped(
    [...codes, ...commonRefusals].map((code) => problemOf(new ControlRefusal(code, 'What would be right.'))),
    ({ status }) => status,
  )
  const problem = schemas.of(controlProblemSchema, 'output')
  return Object.fromEntries(
    [...byStatus].map(([status, group]): [string, DocumentedAnswer] => {
      const types = group.map(({ type }) => type)
      const oneOfThese: JsonSchema = { type: 'object', properties: { type: { enum: types } } }
      const lines = group.map(({ type, title }) => `- \`${type.slice(type.lastIndexOf(':') + 1)}\`: ${title}.`)
      return [
        String(status),
        {
          description: lines.join('\n'),
          ...(status === 401 && { headers: answerHeaders({ 'www-authenticate': 'The scheme: `Bearer`.' }) }),
          content: { 'application/problem+json': { schema: { allOf: [problem, oneOfThese] } } },
        },
      ]
    }),
  )
}
