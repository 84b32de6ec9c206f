import { z } from 'zod'
import { armedFaultSchema } from '../faults/armed-fault.ts'
import type { FaultBoard } from '../faults/fault-board.ts'
import { faultRuleSchema } from '../faults/fault-rule.ts'
import { orRefused } from './checked.ts'
import { type ControlOperation, controlOperation } from './control-operation.ts'
import { ControlRefusal } from './refusal.ts'

const faultListSchema = z
  .strictObject({ faults: z.array(armedFaultSchema).describe('In the order in which they were armed.') })
  .meta({ id: 'FaultList', description: 'All armed faults.' })

const operationListSchema = z
  .strictObject({
    operations: z
      .array(
        z.strictObject({
          operation: z.string().describe('`server:operation`.'),
          effects: z.array(z.string()).describe('The kinds of fault that can strike it.'),
        }),
      )
      .describe('In the order of the alphabet.'),
  })
  .meta({ id: 'OperationList', description: 'Where faults can be armed.' })

/** Faults: arm, list with their counts, disarm. */
export function faultOperations(faults: FaultBoard): ControlOperation[] {
  const unknown = (): ControlRefusal => new ControlRefusal('fault-unknown', 'use a faultId from the list of faults')
  const subject = 'faults' as const
  const params = { faultId: 'The `faultId` of an armed fault.' }
  return [
    controlOperation({
      subject,
      name: 'faults.list',
      method: 'GET',
      path: '/faults',
      summary: 'List armed faults',
      description: 'All armed faults with their counts.',
      answer: { description: 'The faults.', schema: faultListSchema },
      respond: () => ({ faults: faults.list() }),
    }),
    controlOperation({
      subject,
      name: 'faults.arm',
      method: 'POST',
      path: '/faults',
      summary: 'Arm a fault',
      description: 'If several rules match a call and are due, the one that was armed first strikes.',
      body: {
        schema: faultRuleSchema,
        right: 'send a fault rule',
        example: {
          operation: 'telemessage:items.list',
          times: 1,
          effect: { kind: 'answer', status: 429, retryAfterSeconds: 2 },
        },
      },
      answer: { status: 201, description: 'The armed fault.', schema: armedFaultSchema },
      refusals: ['fault-unarmable'],
      respond: ({ body }) => orRefused('fault-unarmable', () => faults.arm(body)),
    }),
    operationList(faults),
    controlOperation({
      subject,
      name: 'faults.clear',
      method: 'DELETE',
      path: '/faults',
      summary: 'Disarm all faults',
      description: 'Waits that callers were sent stay counted until their time is over.',
      answer: { description: 'No fault is armed.' },
      respond: () => faults.clear(),
    }),
    controlOperation({
      subject,
      name: 'faults.get',
      method: 'GET',
      path: '/faults/:faultId',
      summary: 'Show an armed fault',
      description: 'The rule and its counts.',
      params,
      answer: { description: 'The fault.', schema: armedFaultSchema },
      refusals: ['fault-unknown'],
      respond: (given) => {
        const fault = faults.list().find(({ faultId }) => faultId === given.params['faultId'])
        if (fault === undefined) throw unknown()
        return fault
      },
    }),
    controlOperation({
      subject,
      name: 'faults.disarm',
      method: 'DELETE',
      path: '/faults/:faultId',
      summary: 'Disarm a fault',
      description: 'Other faults stay armed.',
      params,
      answer: { description: 'The fault is disarmed.' },
      refusals: ['fault-unknown'],
      respond: (given) => {
        if (!faults.disarm(given.params['faultId'] ?? '')) throw unknown()
      },
    }),
  ]
}

function operationList(faults: Pick<FaultBoard, 'operations'>): ControlOperation {
  return controlOperation({
    subject: 'faults',
    name: 'faults.operations',
    method: 'GET',
    path: '/operations',
    summary: 'List the operations',
    description: 'The operations of both servers, and which faults can strike each.',
    answer: { description: 'The operations.', schema: operationListSchema },
    respond: () => ({
      operations: faults.operations().map(({ operation, effects }) => ({ operation, effects: [...effects] })),
    }),
  })
}
