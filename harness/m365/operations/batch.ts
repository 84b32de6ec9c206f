import { type BatchedRequest, type BatchedResponse, type BatchResponse, batchPath } from '../../contract/index.ts'
import {
  type HandleRequest,
  jsonResponse,
  type Operation,
  type WireRequest,
  type WireResponse,
} from '../../control/wire.ts'
import { planBatch } from '../graph/batch-plan.ts'
import { packed, unpacked } from '../graph/batched-request.ts'
import { GraphRefusal } from '../graph/errors.ts'
import { foldCase } from '../graph/odata/index.ts'
import { errorAnswer } from './error-answers.ts'
import { graphOperation } from './graph-operation.ts'
import type { Services } from './services.ts'

/**
 * Several requests in one. Each is handled like a single request, so that permissions, throttling, faults and the journal
 * apply to it, too.
 */
export function batchOperations(services: Services): Operation[] {
  return [
    graphOperation(services, {
      name: 'batch',
      method: 'POST',
      path: batchPath,
      role: undefined,
      answer: (request, _app, within) => answerBatch(services, request, within),
    }),
  ]
}

/** One after the other: in parallel, the ids would differ between runs. */
async function answerBatch(
  services: Services,
  batch: WireRequest,
  within: HandleRequest | undefined,
): Promise<WireResponse> {
  if (within === undefined) throw new GraphRefusal('notImplemented', 'a batch without a transport')
  const responses: BatchedResponse[] = []
  const succeeded = new Set<string>()
  for (const request of planBatch(batch.body)) {
    const isDue = (request.dependsOn ?? []).every((id) => succeeded.has(foldCase(id)))
    const response = await answerOne(services, batch, request, isDue ? within : dependencyFailed)
    if (response.status < 400) succeeded.add(foldCase(request.id))
    // In reverse order: Graph promises no order, and a client that relies on one should fail here.
    responses.unshift(response)
  }
  return jsonResponse(200, { responses } satisfies BatchResponse, 'application/json')
}

async function answerOne(
  { tracer, clock }: Services,
  batch: WireRequest,
  request: BatchedRequest,
  within: HandleRequest,
): Promise<BatchedResponse> {
  let inner = batch
  try {
    inner = unpacked(request, batch)
    return await packed(request.id, await within(inner))
  } catch (error) {
    return packed(request.id, errorAnswer(error, inner, tracer.trace(inner), clock))
  }
}

async function dependencyFailed(): Promise<never> {
  throw new GraphRefusal('dependencyFailed')
}
