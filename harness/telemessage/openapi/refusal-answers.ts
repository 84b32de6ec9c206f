import { problemSchema } from '../../contract/index.ts'
import { answerHeaders } from '../../control/self-description/answer-headers.ts'
import type { ComponentSchemas } from '../../control/self-description/component-schemas.ts'
import type { DocumentedAnswer, JsonSchema } from '../../control/self-description/open-api.ts'
import { type ProblemCode, problemOf, problems, Refusal } from '../refusals/errors.ts'

/** The refusals that every operation has. */
const commonRefusals: ProblemCode[] = ['request-unreadable', 'internal']

/** The headers of the refusals with a status, and what they mean. */
const headersByStatus: Record<number, Record<string, string>> = {
  401: { 'www-authenticate': 'The required scheme: `Bearer`.' },
  416: { 'content-range': 'The size of the attachment in bytes: `bytes */4096`.' },
  429: { 'retry-after': 'Seconds to wait, on the real clock.' },
}

/** The refusals of an operation, by status: problem details whose type is one of the codes. */
export function refusalAnswers(
  codes: ProblemCode[],
  path: string,
  schemas: ComponentSchemas,
): Record<string, DocumentedAnswer> {
  const byStatus = new Map<number, ProblemCode[]>()
  for (const code of new Set([...codes, ...commonRefusals])) {
    const { status } = problems[code]
    byStatus.set(status, [...(byStatus.get(status) ?? []), code])
  }
  const problem = schemas.of(problemSchema, 'output')
  return Object.fromEntries(
    [...byStatus].map(([status, group]) => {
      const headers = headersByStatus[status]
      const body = problemBody(problem, group, path)
      return [status, { description: wordsFor(group), ...(headers && { headers: answerHeaders(headers) }), ...body }]
    }),
  )
}

function wordsFor(codes: ProblemCode[]): string {
  return codes.map((code) => `- \`${code}\`: ${problems[code].title}.`).join('\n')
}

function problemBody(problem: JsonSchema, codes: ProblemCode[], path: string): Pick<DocumentedAnswer, 'content'> {
  const values = codes.map((code) => [code, problemOf(new Refusal(code), path)] as const)
  const oneOfThese: JsonSchema = { type: 'object', properties: { type: { enum: values.map(([, { type }]) => type) } } }
  const examples = values.map(([code, value]) => [code, { summary: value.title, value }])
  return {
    content: {
      'application/problem+json': {
        schema: { allOf: [problem, oneOfThese] },
        examples: Object.fromEntries(examples),
      },
    },
  }
}
