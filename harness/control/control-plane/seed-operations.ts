import { z } from 'zod'
import type { FaultBoard } from '../faults/fault-board.ts'
import { seedMax } from '../seed.ts'
import { type ControlOperation, controlOperation } from './control-operation.ts'

const seedSchema = z
  .strictObject({ seed: z.int().min(0).max(seedMax).describe('The number from which chance is drawn.') })
  .meta({ id: 'Seed', description: 'The seed of the faults that strike by chance.' })

/** The seed of random faults. */
export function seedOperations(faults: FaultBoard): ControlOperation[] {
  const subject = 'faults' as const
  return [
    controlOperation({
      subject,
      name: 'seed.get',
      method: 'GET',
      path: '/seed',
      summary: 'Read the seed of random faults',
      description: 'With the same seed and the same calls, the same calls are struck.',
      answer: { description: 'The seed.', schema: seedSchema },
      respond: () => ({ seed: faults.seed() }),
    }),
    controlOperation({
      subject,
      name: 'seed.set',
      method: 'PUT',
      path: '/seed',
      summary: 'Set the seed of random faults',
      description: 'It also counts for faults that are armed already.',
      body: {
        schema: seedSchema,
        right: `send { "seed": <whole number from 0 to ${seedMax}> }`,
        example: { seed: 7 },
      },
      answer: { description: 'The seed that was set.', schema: seedSchema },
      respond: ({ body }) => {
        faults.reseed(body.seed)
        return { seed: faults.seed() }
      },
    }),
  ]
}
