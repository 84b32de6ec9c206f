import { createInterface } from 'node:readline'
import type { z } from 'zod'
import { UserError } from '../user-error.ts'
import type { OpenAnswer } from './send.ts'

/** A server-sent event with its checked data. */
export interface ServerEvent<T> {
  event: string
  data: T
}

/**
 * The events of a stream (WHATWG HTML, 9.2) whose data is one line of JSON each, as they come. Throws a UserError if the
 * connection breaks, or if the data is not as expected.
 */
export async function* readEvents<T>({ body }: OpenAnswer, schema: z.ZodType<T>): AsyncGenerator<ServerEvent<T>> {
  let event = 'message'
  try {
    for await (const line of createInterface({ input: body })) {
      if (line === '') event = 'message'
      if (line.startsWith('event: ')) event = line.slice('event: '.length)
      if (line.startsWith('data: ')) yield { event, data: decoded(line.slice('data: '.length), schema) }
    }
  } catch (error) {
    if (error instanceof UserError) throw error
    throw new UserError('no-answer', 'the server ended the connection before the end of the events', error)
  } finally {
    body.destroy()
  }
}

function decoded<T>(json: string, schema: z.ZodType<T>): T {
  const parsed = schema.safeParse(JSON.parse(json))
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new UserError(
    'answer-not-understood',
    `an event is not as this version expects it: ${issue?.path.join('.')}: ${issue?.message}`,
  )
}
