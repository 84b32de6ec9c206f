import type { ConnectorPort, WrongConnector } from '../../harness/runner/index.ts'
import { referenceConnector } from '../reference-connector.ts'
import { type CarriedAnswer, withGateway } from '../wrong-connectors/careless-gateway.ts'

/** Wrong about items that cannot be read (RES-7). */
export const refusalFaults: WrongConnector[] = [
  {
    id: 'objects-without-an-id-taken-for-known',
    fault: 'After a cursor expired, objects without an id are taken for those that were there before, and left out.',
    mustRed: ['RES-7'],
    connector: leavingOutObjectsWithoutAnId(),
  },
]

function leavingOutObjectsWithoutAnId(): ConnectorPort {
  return {
    ...referenceConnector,
    sync: (environment, control) => {
      let hasExpired = false
      const answers = (answer: CarriedAnswer, path: string): CarriedAnswer => {
        if (answer.status === 410) hasExpired = true
        return hasExpired && answer.status === 200 && path.includes('/items?') ? withIdsOnly(answer) : answer
      }
      return withGateway(referenceConnector, { answers }).sync(environment, control)
    },
  }
}

function withIdsOnly(answer: CarriedAnswer): CarriedAnswer {
  const page = JSON.parse(answer.body.toString()) as { items: unknown[] }
  const items = page.items.filter((item) => typeof item === 'object' && item !== null && 'itemId' in item)
  return { ...answer, body: Buffer.from(JSON.stringify({ ...page, items })) }
}
