import { z } from 'zod'
import type { VirtualClock } from '../clock.ts'
import { orRefused } from './checked.ts'
import { type ControlOperation, controlOperation } from './control-operation.ts'

const instant = z.iso.datetime({ offset: true })
const setSchema = z
  .strictObject({ now: instant.describe('ISO 8601 with `Z` or an offset.') })
  .meta({ id: 'ClockSetting', description: 'The instant that the calendar should show.' })
const advanceSchema = z
  .strictObject({ seconds: z.number().describe('May be negative, and may have decimals.') })
  .meta({ id: 'ClockAdvance', description: 'How far the calendar should move.' })
const clockSchema = z
  .strictObject({
    now: instant.describe('What the calendar shows, ISO 8601.'),
    running: z.boolean().describe('Whether the calendar follows real time. If not, it stands still.'),
  })
  .meta({ id: 'Clock', description: 'The calendar that both servers share.' })

/** The calendar: read, set, advance, let run, freeze. */
export function clockOperations(clock: VirtualClock): ControlOperation[] {
  const show = (): z.infer<typeof clockSchema> => ({ now: clock.now().toISOString(), running: clock.isRunning() })
  const common = {
    subject: 'calendar' as const,
    answer: { description: 'The calendar after the request.', schema: clockSchema },
  }
  return [
    controlOperation({
      ...common,
      name: 'clock.get',
      method: 'GET',
      path: '/clock',
      summary: 'Read the calendar',
      description: 'Windows, capture times, `Date` headers and log dates follow the calendar. Durations do not.',
      respond: show,
    }),
    controlOperation({
      ...common,
      name: 'clock.set',
      method: 'PUT',
      path: '/clock',
      summary: 'Set the calendar',
      description: 'Moves the calendar to an instant, forwards or backwards. If it runs, it continues from there.',
      body: { schema: setSchema, right: 'send { "now": "<ISO 8601>" }', example: { now: '2026-03-11T00:00:00Z' } },
      refusals: ['instant-impossible'],
      respond: ({ body }) => {
        orRefused('instant-impossible', () => clock.set(new Date(body.now)))
        return show()
      },
    }),
    controlOperation({
      ...common,
      name: 'clock.advance',
      method: 'POST',
      path: '/clock/advance',
      summary: 'Advance the calendar',
      description: 'Moves the calendar by a number of seconds. If it runs, it continues from there.',
      body: { schema: advanceSchema, right: 'send { "seconds": <number> }', example: { seconds: 86_400 } },
      refusals: ['instant-impossible'],
      respond: ({ body }) => {
        orRefused('instant-impossible', () => clock.advance(body.seconds * 1000))
        return show()
      },
    }),
    controlOperation({
      ...common,
      name: 'clock.run',
      method: 'POST',
      path: '/clock/run',
      summary: 'Let the calendar run',
      description: 'From now on the calendar follows real time, starting at its present instant.',
      respond: () => {
        clock.run()
        return show()
      },
    }),
    controlOperation({
      ...common,
      name: 'clock.freeze',
      method: 'POST',
      path: '/clock/freeze',
      summary: 'Freeze the calendar',
      description: 'From now on the calendar stands still at its present instant.',
      respond: () => {
        clock.freeze()
        return show()
      },
    }),
  ]
}
