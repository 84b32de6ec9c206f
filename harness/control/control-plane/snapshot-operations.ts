import { z } from 'zod'
import { checked, orRefused } from './checked.ts'
import { type ControlOperation, controlOperation } from './control-operation.ts'
import { ControlRefusal } from './refusal.ts'
import type { Snapshots } from './snapshots.ts'

const nameSchema = z
  .string()
  .regex(/^[\w.-]{1,64}$/)
  .describe('The name of the snapshot: 1 to 64 letters of a to z, digits, dots, hyphens or underscores.')
const snapshotSchema = z
  .strictObject({ name: z.string().describe('Its name.'), now: z.iso.datetime().describe('The time of its calendar.') })
  .meta({ id: 'Snapshot', description: 'A saved state of the world.' })
const snapshotListSchema = z
  .strictObject({ snapshots: z.array(snapshotSchema).describe('In the order in which they were saved.') })
  .meta({ id: 'SnapshotList', description: 'All snapshots.' })

const subject = 'snapshots' as const
const params = { name: 'The name of a snapshot.' }

/** Snapshots: list, save under a name, restore, delete. */
export function snapshotOperations(snapshots: Snapshots): ControlOperation[] {
  return [
    controlOperation({
      subject,
      name: 'snapshots.list',
      method: 'GET',
      path: '/snapshots',
      summary: 'List snapshots',
      description: 'A snapshot holds the data of both servers and the calendar, but no issued credentials.',
      answer: { description: 'The snapshots.', schema: snapshotListSchema },
      respond: () => ({ snapshots: snapshots.list() }),
    }),
    controlOperation({
      subject,
      name: 'snapshots.save',
      method: 'PUT',
      path: '/snapshots/:name',
      summary: 'Save a snapshot',
      description: 'Replaces an earlier snapshot with this name.',
      params: { name: nameSchema },
      answer: { description: 'The snapshot.', schema: snapshotSchema },
      refusals: ['name-invalid'],
      respond: (given) => {
        const right = 'use 1 to 64 letters of a to z, digits, dots, hyphens or underscores'
        return snapshots.save(checked(nameSchema, given.params['name'], 'name-invalid', right))
      },
    }),
    controlOperation({
      subject,
      name: 'snapshots.restore',
      method: 'POST',
      path: '/snapshots/:name/restore',
      summary: 'Restore a snapshot',
      description: 'Also disarms all faults and forgets all waits. The journal continues.',
      params,
      answer: { description: 'The state is restored.' },
      refusals: ['snapshot-unknown'],
      respond: (given) => orRefused('snapshot-unknown', () => snapshots.restore(given.params['name'] ?? '')),
    }),
    controlOperation({
      subject,
      name: 'snapshots.delete',
      method: 'DELETE',
      path: '/snapshots/:name',
      summary: 'Delete a snapshot',
      description: 'The present state stays.',
      params,
      answer: { description: 'The snapshot is deleted.' },
      refusals: ['snapshot-unknown'],
      respond: (given) => {
        if (snapshots.remove(given.params['name'] ?? '')) return
        throw new ControlRefusal('snapshot-unknown', 'use a name from the list of snapshots')
      },
    }),
    controlOperation({
      subject,
      name: 'reset',
      method: 'POST',
      path: '/reset',
      summary: 'Go back to the beginning',
      description: 'Restores the first state and the first seed of random faults, and empties the journal.',
      answer: { description: 'The world is as it was at the beginning. Snapshots stay.' },
      respond: () => snapshots.reset(),
    }),
  ]
}
