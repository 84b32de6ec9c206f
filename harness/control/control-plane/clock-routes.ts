import { type Response, Router } from 'express'
import { z } from 'zod'
import type { VirtualClock } from '../clock.ts'
import { checked, orRefused } from './checked.ts'

const setSchema = z.strictObject({ now: z.iso.datetime({ offset: true }) })
const advanceSchema = z.strictObject({ seconds: z.number() })

/** The calendar: read, set, advance, let run, freeze. */
export function clockRoutes(clock: VirtualClock): Router {
  const show = (response: Response): void => {
    response.json({ now: clock.now().toISOString(), running: clock.isRunning() })
  }
  return Router()
    .get('/', (_request, response) => show(response))
    .put('/', (request, response) => {
      const { now } = checked(setSchema, request.body, 'body-invalid', 'send { "now": "<ISO 8601>" }')
      orRefused('instant-impossible', () => clock.set(new Date(now)))
      show(response)
    })
    .post('/advance', (request, response) => {
      const { seconds } = checked(advanceSchema, request.body, 'body-invalid', 'send { "seconds": <number> }')
      orRefused('instant-impossible', () => clock.advance(seconds * 1000))
      show(response)
    })
    .post('/run', (_request, response) => {
      clock.run()
      show(response)
    })
    .post('/freeze', (_request, response) => {
      clock.freeze()
      show(response)
    })
}
