import { timingSafeEqual } from 'node:crypto'
import express, { type Express, type Request, type Response } from 'express'
import { z } from 'zod'
import type { FaultRule } from './faults.ts'
import type { ControlRoom } from './http/exchange.ts'

const calls = z.int().min(1).optional()
const faultRuleSchema: z.ZodType<FaultRule> = z.strictObject({
  operation: z.string(),
  actor: z.string().optional(),
  fromCall: calls,
  times: calls,
  effect: z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('answer'),
      status: z.int().min(400).max(599),
      retryAfterSeconds: z.number().nonnegative().optional(),
    }),
    z.strictObject({ kind: z.literal('answer-after'), status: z.int().min(400).max(599) }),
    z.strictObject({ kind: z.literal('repeat-page') }),
    z.strictObject({ kind: z.literal('repeat-item') }),
    z.strictObject({ kind: z.literal('reorder-page') }),
  ]),
})

const clockSchema = z.union([z.strictObject({ now: z.iso.datetime() }), z.strictObject({ advanceSeconds: z.number() })])

/**
 * The control plane of a world: calendar, faults, journal. It listens on a port of its own and wants a token that no
 * connector is given: a connector that could read what the harness knows would prove nothing.
 */
export function controlPlane(room: ControlRoom, token: string): Express {
  const app = express()
  app.disable('x-powered-by')
  app.use((request, response, next) => {
    if (bearerIs(request, token)) return next()
    return refuse(response, 401, 'the control plane wants the token that was printed at the start, as a Bearer token')
  })
  app.use(express.json({ limit: '100kb' }))
  app.get('/control/v1/clock', (_request, response) => reply(response, { now: room.clock.now().toISOString() }))
  app.put('/control/v1/clock', (request, response) => setClock(request, response, room))
  app.get('/control/v1/journal', (_request, response) =>
    reply(response, { total: room.journal.total(), entries: room.journal.entries() }),
  )
  app.get('/control/v1/faults', (_request, response) => reply(response, { faults: room.faults.list() }))
  app.post('/control/v1/faults', (request, response) => armFault(request, response, room))
  app.delete('/control/v1/faults/:faultId', (request, response) => {
    if (room.faults.disarm(request.params.faultId)) response.status(204).end()
    else refuse(response, 404, 'no fault of that id is armed')
  })
  app.use((_request: Request, response: Response) => refuse(response, 404, 'the control plane has no such path'))
  app.use((error: unknown, _request: Request, response: Response, _next: unknown) => {
    refuse(response, 400, error instanceof SyntaxError ? 'the body is not JSON' : 'the request cannot be read')
  })
  return app
}

function bearerIs(request: Request, token: string): boolean {
  const given = Buffer.from(request.headers.authorization ?? '')
  const wanted = Buffer.from(`Bearer ${token}`)
  return given.length === wanted.length && timingSafeEqual(given, wanted)
}

function setClock(request: Request, response: Response, room: ControlRoom): void {
  const body = clockSchema.safeParse(request.body)
  if (!body.success) {
    refuse(response, 400, 'give { "now": "<ISO 8601, UTC>" } or { "advanceSeconds": <number> }')
    return
  }
  if ('now' in body.data) room.clock.set(new Date(body.data.now))
  else room.clock.advance(body.data.advanceSeconds * 1000)
  reply(response, { now: room.clock.now().toISOString() })
}

function armFault(request: Request, response: Response, room: ControlRoom): void {
  const rule = faultRuleSchema.safeParse(request.body)
  if (!rule.success) {
    refuse(response, 400, z.prettifyError(rule.error))
    return
  }
  try {
    reply(response, room.faults.arm(rule.data), 201)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    refuse(response, 400, error.message)
  }
}

function reply(response: Response, body: unknown, status = 200): void {
  response.status(status).json(body)
}

function refuse(response: Response, status: number, detail: string): void {
  response.status(status).json({ status, detail })
}
