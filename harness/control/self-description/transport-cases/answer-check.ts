import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import ajvFormats from 'ajv-formats'
import { answerHeaders } from '../answer-headers.ts'
import type { DocumentedAnswer, OpenApiDocument } from '../open-api.ts'

/** An answer as a client got it. */
interface Answer {
  status: number
  /** Names in lower case. */
  headers: Record<string, string>
  body: Buffer
}

/** How an answer breaks the document, in sentences; empty if the document allows the answer. */
export type AnswerCheck = (method: string, path: string, answer: Answer) => string[]

interface Foreseen {
  /** The place in the document, as a JSON pointer in a URI. */
  pointer: string
  answer: DocumentedAnswer
}

const documentId = 'https://site.example/openapi.json'
/** Headers that the transport adds, and `date`, which the document explains once for all operations. */
const headersOfEveryAnswer = ['content-type', 'content-length', 'date', 'connection', 'keep-alive', 'transfer-encoding']
/** A path or method that is not in the document has only one right answer, in problem details. */
const nothingThere = (status = 404): Foreseen => ({
  pointer: '',
  answer: {
    description: '',
    content: { 'application/problem+json': {} },
    // RFC 9110, 15.5.6: an answer with 405 lists the methods that exist.
    ...(status === 405 && { headers: answerHeaders({ allow: 'The methods of the path.' }) }),
  },
})

/**
 * Checks answers against an OpenAPI document: status, headers, content type and body. `wrongMethodStatus` is the answer to
 * a method that a path does not have.
 */
export function createAnswerCheck(document: OpenApiDocument, wrongMethodStatus = 404): AnswerCheck {
  // Schemas are looked up in the document itself. Its own top-level members are not keywords of a schema.
  const ajv = new Ajv2020({ allErrors: true, keywords: Object.keys(document) })
  ajvFormats.default(ajv)
  ajv.addSchema(document, documentId)
  const compiled = new Map<string, ValidateFunction>()
  const validatorAt = (pointer: string): ValidateFunction => {
    const validate = compiled.get(pointer) ?? ajv.compile({ $ref: `${documentId}#${pointer}` })
    compiled.set(pointer, validate)
    return validate
  }
  return (method, path, answer) => {
    const foreseen = foreseenFor({ document, wrongMethodStatus }, method, path, answer.status)
    if (foreseen === undefined) return [`${method} ${path} answers ${answer.status}, which is not documented`]
    const complaints = headerComplaints(foreseen.answer, answer)
    // The answer to HEAD has the headers of a body, but no body.
    if (method !== 'HEAD') complaints.push(...bodyComplaints(foreseen, answer, validatorAt))
    return complaints.map((complaint) => `${method} ${path} answers ${answer.status} ${complaint}`)
  }
}

function foreseenFor(
  { document, wrongMethodStatus }: { document: OpenApiDocument; wrongMethodStatus: number },
  method: string,
  path: string,
  status: number,
): Foreseen | undefined {
  const pathname = path.replace(/[?#].*$/, '')
  const template = Object.keys(document.paths).find((known) =>
    new RegExp(`^${known.replace(/\{\w+\}/g, '[^/]+')}$`).test(pathname),
  )
  const verb = method.toLowerCase()
  const operation = template === undefined ? undefined : document.paths[template]?.[verb]
  if (template === undefined) return status === 404 ? nothingThere() : undefined
  if (operation === undefined) return status === wrongMethodStatus ? nothingThere(status) : undefined
  const answer = operation.responses[status]
  return answer && { pointer: pointerOf('paths', template, verb, 'responses', String(status)), answer }
}

function headerComplaints({ headers = {} }: DocumentedAnswer, answer: Answer): string[] {
  const missing = Object.keys(headers).filter((name) => answer.headers[name] === undefined)
  const surplus = Object.keys(answer.headers).filter((name) => !headersOfEveryAnswer.includes(name) && !headers[name])
  return [...missing.map((name) => `without the header ${name}`), ...surplus.map((name) => `with the header ${name}`)]
}

function bodyComplaints(
  { pointer, answer: { content = {} } }: Foreseen,
  answer: Answer,
  validatorAt: (pointer: string) => ValidateFunction,
): string[] {
  if (Object.keys(content).length === 0) return answer.body.length === 0 ? [] : ['with a body']
  const contentType = answer.headers['content-type']?.replace(/\s*;.*$/, '') ?? 'nothing'
  const mediaType = [contentType, '*/*'].find((known) => Object.hasOwn(content, known))
  if (mediaType === undefined) return [`as ${contentType}`]
  if (!mediaType.endsWith('json')) return []
  const schema =
    pointer === ''
      ? pointerOf('components', 'schemas', 'Problem')
      : `${pointer}${pointerOf('content', mediaType, 'schema')}`
  const validate = validatorAt(schema)
  if (validate(JSON.parse(answer.body.toString()))) return []
  return (validate.errors ?? []).map(
    ({ instancePath, message }) => `with a body whose ${instancePath || 'root'} ${message}`,
  )
}

/** A JSON pointer, as it is written after the # of a URI. */
function pointerOf(...steps: string[]): string {
  return steps.map((step) => `/${encodeURIComponent(step.replaceAll('~', '~0').replaceAll('/', '~1'))}`).join('')
}
