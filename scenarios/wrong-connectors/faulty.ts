import { type ConnectorOptions, type ConnectorParts, createConnector } from '../../connector/index.ts'
import type { ConnectorEnvironment } from '../../harness/contract/index.ts'
import type { WrongConnector } from '../../harness/runner/index.ts'

/** What a fault may read besides the parts that it replaces. */
interface Circumstances {
  now: Date
  /** The environment of the connector, after the fault changed it. */
  environment: ConnectorEnvironment
}

/** A fault: the wrong parts of a connector, made from the right ones and the circumstances of the sync. */
export type Fault = (right: ConnectorParts, circumstances: Circumstances) => Partial<ConnectorParts>

/** A fault that is in none of the parts: before or after the sync. */
export interface Around {
  /** Changes the environment before the sync: another mapping file, another switch, a lost state. */
  before?: (environment: ConnectorEnvironment) => ConnectorEnvironment | Promise<ConnectorEnvironment>
  /** Changes the written files after the sync. */
  after?: (environment: ConnectorEnvironment) => Promise<void>
}

/** A wrong connector with its fault, so that two of them can be combined. */
export interface FaultyConnector extends WrongConnector {
  makings: { fault: Fault; around: Required<Around> }
}

/** The reference connector with one fault. The memory of a fault lasts for one sync, as in a process. */
export function faulty(
  description: Omit<WrongConnector, 'connector'>,
  fault: Fault,
  { before = (environment) => environment, after = async () => undefined }: Around = {},
): FaultyConnector {
  return {
    ...description,
    makings: { fault, around: { before, after } },
    connector: {
      name: description.id,
      sync: async (given) => {
        const environment = await before({ ...given })
        const now = new Date(environment.MT_NOW)
        const parts = (right: ConnectorParts): ConnectorParts => ({ ...right, ...fault(right, { now, environment }) })
        const options: ConnectorOptions = { log: 'silent', parts }
        const outcome = await createConnector({ ...environment }, options).sync()
        await after(environment)
        return outcome
      },
    },
  }
}

/** The reference connector with a fault in its environment or in its import log only. */
export function faultyAround(description: Omit<WrongConnector, 'connector'>, around: Around): FaultyConnector {
  return faulty(description, () => ({}), around)
}

/** A connector with both faults and the description of the first. The second fault is not declared. */
export function doublyFaulty(first: FaultyConnector, second: FaultyConnector): WrongConnector {
  const { connector: _, makings, ...description } = first
  const { fault, around } = second.makings
  return faulty(
    description,
    (right, circumstances) => {
      const wrong = makings.fault(right, circumstances)
      return { ...wrong, ...fault({ ...right, ...wrong }, circumstances) }
    },
    {
      before: async (environment) => around.before(await makings.around.before(environment)),
      after: async (environment) => {
        await makings.around.after(environment)
        await around.after(environment)
      },
    },
  )
}
