import { type ConnectorOptions, type ConnectorParts, createConnector } from '../../connector/index.ts'
import type { ConnectorEnvironment } from '../../harness/contract/index.ts'
import type { WrongConnector } from '../../harness/runner/index.ts'

/** What a fault may look at beside the parts that it replaces. */
interface Circumstances {
  now: Date
  /** As the connector gets it, after what the fault made of it. */
  environment: ConnectorEnvironment
}

/** What makes a connector wrong: the parts it replaces, given the right ones and the circumstances of the sync. */
export type Fault = (right: ConnectorParts, circumstances: Circumstances) => Partial<ConnectorParts>

/** Wrong about what no part decides: around the sync instead of in it. */
export interface Around {
  /** What it makes of its environment before it begins: another mapping file, another switch, a state that it lost. */
  before?: (environment: ConnectorEnvironment) => ConnectorEnvironment | Promise<ConnectorEnvironment>
  /** What it does with what it has written, when the sync is over. */
  after?: (environment: ConnectorEnvironment) => Promise<void>
}

/** A wrong connector, with what makes it wrong: two of them can be put together. */
export interface FaultyConnector extends WrongConnector {
  makings: { fault: Fault; around: Required<Around> }
}

/** The reference connector with one fault. What a fault remembers lasts for one sync, as it would in a process. */
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

/** The reference connector that is wrong only in what it makes of its environment, or of its import log. */
export function faultyAround(description: Omit<WrongConnector, 'connector'>, around: Around): FaultyConnector {
  return faulty(description, () => ({}), around)
}

/** A connector with the faults of both, under the description of the first: nobody has said a word of the second. */
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
