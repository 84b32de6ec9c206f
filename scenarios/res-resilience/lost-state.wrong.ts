import type { WrongConnector } from '../../harness/runner/index.ts'
import { faulty } from '../wrong-connectors/faulty.ts'

/** Wrong about a state that is gone (RES-5). */
export const lostStateFaults: WrongConnector[] = [
  faulty(
    {
      id: 'imports-again-without-state',
      fault: 'Without its state it takes every mailbox for empty, and imports everything again.',
      mustRed: ['RES-5'],
    },
    () => ({ searchesWithoutRecord: false }),
  ),
]
