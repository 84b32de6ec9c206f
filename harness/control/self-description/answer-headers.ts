import type { DocumentedAnswer } from './open-api.ts'

/** Headers that an answer always has, by name, each with its meaning. */
export function answerHeaders(headers: Record<string, string>): NonNullable<DocumentedAnswer['headers']> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, description]) => [
      name,
      { description, required: true, schema: { type: 'string' } },
    ]),
  )
}
