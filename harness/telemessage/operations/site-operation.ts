import type { WireRequest, WireResponse } from '../../control/wire.ts'
import { demandStanding } from '../account/capture-right.ts'
import type { StoredDevice } from '../account/devices.ts'
import { type AccessTokens, bearerToken } from '../login/access-tokens.ts'
import type { DescribedOperation, OperationDescription } from '../openapi/described-operation.ts'
import { isCaptureProblem } from '../refusals/capture-problems.ts'
import { type ProblemCode, Refusal } from '../refusals/errors.ts'
import { SiteError } from '../refusals/site-error.ts'
import { readParameters } from './query-parameters.ts'
import type { Services } from './services.ts'

type Answering = Promise<WireResponse> | WireResponse

/** An operation, without what all operations of its kind share. */
export interface OperationPlan<Caller extends unknown[]> extends Omit<DescribedOperation, 'description' | 'respond'> {
  description: Omit<OperationDescription, 'plane' | 'bearer'>
  respond(request: WireRequest, ...caller: Caller): Answering
}

/** An operation for administrators. */
export function accountOperation({ tokens }: Services, plan: OperationPlan<[]>): DescribedOperation {
  const admit = (request: WireRequest): [] => {
    demandToken(request, tokens)
    return []
  }
  return described(plan, 'account', ['token-missing', 'token-invalid'], admit)
}

/** An operation for devices of users in good standing. */
export function deviceOperation(services: Services, plan: OperationPlan<[StoredDevice]>): DescribedOperation {
  const refusals: ProblemCode[] = [
    'device-token-missing',
    'device-token-invalid',
    'user-suspended',
    'user-locked',
    'user-deleted',
    'device-unlinked',
  ]
  return described(plan, 'device', refusals, (request) => [demandDevice(request, services)])
}

/** An operation whose body holds the only credential it needs. */
export function openOperation(plan: OperationPlan<[]>): DescribedOperation {
  return described(plan, 'none', [], () => [])
}

function described<Caller extends unknown[]>(
  plan: OperationPlan<Caller>,
  bearer: OperationDescription['bearer'],
  refusals: ProblemCode[],
  admit: (request: WireRequest) => Caller,
): DescribedOperation {
  const { description, respond, ...operation } = plan
  const common: ProblemCode[] = [...refusals, 'parameter-unknown']
  return {
    ...operation,
    description: { ...description, plane: 'capture', bearer, refusals: [...common, ...description.refusals] },
    respond: async (request) => {
      try {
        const caller = admit(request)
        // Operations with parameters read the query themselves.
        if (description.query === undefined) readParameters(request.url, [])
        return await respond(request, ...caller)
      } catch (error) {
        throw asRefusal(error)
      }
    },
  }
}

/** Throws the Refusals `token-missing` and `token-invalid` for a request without a token of an administration account. */
export function demandToken(request: WireRequest, tokens: AccessTokens): void {
  const token = bearerToken(request.headers['authorization'])
  if (token === undefined) throw new Refusal('token-missing')
  if (tokens.holderOf(token) === undefined) throw new Refusal('token-invalid')
}

/** The device behind the request's token. Throws the Refusals of `deviceOperation`. */
function demandDevice(request: WireRequest, { account, deviceTokens }: Services): StoredDevice {
  const token = bearerToken(request.headers['authorization'])
  if (token === undefined) throw new Refusal('device-token-missing')
  const deviceId = deviceTokens.holderOf(token)
  const device = deviceId === undefined ? undefined : account.devices.find(deviceId)
  if (device === undefined) throw new Refusal('device-token-invalid')
  demandStanding(account.users.get(device.userId))
  if (device.unlinkedAtMs !== undefined) throw new Refusal('device-unlinked')
  return device
}

/** Turns a SiteError that the capture plane may answer into a refusal of this request. */
function asRefusal(error: unknown): unknown {
  return error instanceof SiteError && isCaptureProblem(error.code) ? new Refusal(error.code) : error
}

/** Who calls: the administration account or the device of a valid token. */
export function actorOf({ tokens, deviceTokens }: Services, request: WireRequest): string | undefined {
  const token = bearerToken(request.headers['authorization'])
  return token === undefined ? undefined : (tokens.holderOf(token) ?? deviceTokens.holderOf(token))
}

/** Ends the life of the token that a request is authorised by; false if it has none. */
export function expire({ tokens, deviceTokens }: Services, request: WireRequest): boolean {
  const token = bearerToken(request.headers['authorization']) ?? ''
  return tokens.expire(token) || deviceTokens.expire(token)
}
