import { z } from 'zod'
import type { Door } from '../door.ts'

const count = z.int()
const faultSchema = z.object({
  faultId: z.string(),
  aim: z.string(),
  calls: count,
  hits: count,
  earlyReturns: count,
  otherEarlyCalls: count,
  overreads: count,
  rule: z.looseObject({
    actor: z.string().optional(),
    about: z.string().optional(),
    fromCall: z.number().optional(),
    times: z.number().optional(),
    chance: z.number().optional(),
    effect: z.looseObject({ kind: z.string() }),
  }),
})

/** A fault that is armed, and how often it struck. */
export type ArmedFault = z.infer<typeof faultSchema>

/** The faults that are armed, in their order. */
export async function armedFaults(control: Door): Promise<ArmedFault[]> {
  return (await control.ask({ method: 'GET', path: '/control/v1/faults' }, z.object({ faults: z.array(faultSchema) })))
    .faults
}

const operationsSchema = z.object({ operations: z.array(z.object({ operation: z.string() })) })

/** The names of all operations that a fault can strike. */
export async function operationNames(control: Door): Promise<string[]> {
  const { operations } = await control.ask({ method: 'GET', path: '/control/v1/operations' }, operationsSchema)
  return operations.map(({ operation }) => operation)
}

const snapshotsSchema = z.object({ snapshots: z.array(z.object({ name: z.string(), now: z.string() })) })

/** The saved states of the world, in the order in which they were saved. */
export async function savedSnapshots(control: Door): Promise<{ name: string; now: string }[]> {
  return (await control.ask({ method: 'GET', path: '/control/v1/snapshots' }, snapshotsSchema)).snapshots
}
