import { type ConnectorOptions, type ConnectorParts, createConnector } from '../../connector/index.ts'
import type { WrongConnector } from '../../harness/runner/index.ts'

/** What makes a connector wrong: the parts it replaces, given the right ones and the environment of the sync. */
export type Fault = (right: ConnectorParts, environment: { now: Date }) => Partial<ConnectorParts>

/** The reference connector with one fault. What a fault remembers lasts for one sync, as it would in a process. */
export function faulty(description: Omit<WrongConnector, 'connector'>, fault: Fault): WrongConnector {
  return {
    ...description,
    connector: {
      name: description.id,
      sync: (environment) => {
        const now = new Date(environment.MT_NOW)
        const options: ConnectorOptions = { log: 'silent', parts: (right) => ({ ...right, ...fault(right, { now }) }) }
        return createConnector({ ...environment }, options).sync()
      },
    },
  }
}
