import type { WrongConnector } from '../../../harness/runner/index.ts'
import { faulty } from '../../wrong-connectors/faulty.ts'

/** Wrong about numbers that their country changed (MAP-17). */
export const changedNumberFaults: WrongConnector[] = [
  faulty(
    {
      id: 'changed-numbers-joined',
      fault:
        'The two forms of a number that its country changed are one number, although the declaration says that they are two.',
      mustRed: ['MAP-17'],
    },
    ({ policy }) => ({ policy: { ...policy, numberEquivalence: 'documented' } }),
  ),
]
