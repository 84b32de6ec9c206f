import type { WrongConnector } from '../../harness/runner/index.ts'
import { faulty, faultyAround } from '../wrong-connectors/faulty.ts'
import { relogs, withoutFailures } from '../wrong-connectors/rewritten-log.ts'
import { takesAs, takesOnly } from '../wrong-connectors/taken-items.ts'

const limitBytes = 10_485_760

const declaredBytes = ({ attachments }: { attachments: { declaredSizeBytes: number }[] }): number =>
  attachments.reduce((sum, { declaredSizeBytes }) => sum + declaredSizeBytes, 0)

/** Wrong about what is measured, and where the limit is (LIM-1, LIM-2, LIM-3, LIM-7). */
const measureFaults: WrongConnector[] = [
  faulty(
    {
      id: 'no-limit',
      fault: 'There is no limit.',
      mustRed: ['LIM-1', 'LIM-2', 'LIM-3', 'LIM-4', 'LIM-6'],
    },
    (right) => ({ policy: { ...right.policy, exceedsLimit: () => false } }),
  ),
  faulty(
    {
      id: 'attachments-not-measured',
      fault: 'Only the text counts for the limit.',
      mustRed: ['LIM-1'],
    },
    () => ({ measureItem: ({ textBytes }) => ({ attachmentBytes: [], totalBytes: textBytes }) }),
  ),
  faulty(
    {
      id: 'each-attachment-by-itself',
      fault: 'The limit applies to each attachment, not to the whole item.',
      mustRed: ['LIM-2'],
    },
    (right) => ({ measureItem: (sizes) => ({ ...right.measureItem(sizes), totalBytes: sizes.textBytes }) }),
  ),
  faulty(
    {
      id: 'limit-at-ten-million',
      fault: 'The limit is 10,000,000 bytes.',
      mustRed: ['LIM-3'],
    },
    (right) => ({ policy: { ...right.policy, limitBytes: 10_000_000 } }),
  ),
  faulty(
    {
      id: 'limit-itself-refused',
      fault: 'An item of exactly the limit is refused.',
      mustRed: ['LIM-3'],
    },
    (right) => ({ policy: { ...right.policy, exceedsLimit: (sizeBytes, most) => sizeBytes >= most } }),
  ),
  faulty(
    {
      id: 'one-byte-over-imported',
      fault: 'An item of one byte more than the limit is imported.',
      mustRed: ['LIM-3'],
    },
    (right) => ({ policy: { ...right.policy, limitBytes: limitBytes + 1 } }),
  ),
  faulty(
    {
      id: 'size-in-base64',
      fault: 'The size of an attachment in base64 counts.',
      mustRed: ['LIM-3'],
    },
    (right) => ({
      measureItem: (sizes) =>
        right.measureItem({
          ...sizes,
          attachments: sizes.attachments.map((one) => ({
            ...one,
            receivedBytes: Math.ceil(one.receivedBytes / 3) * 4,
          })),
        }),
    }),
  ),
  faulty(
    {
      id: 'declared-size-believed',
      fault: 'The declared size of an item counts for the limit.',
      mustRed: ['LIM-7'],
    },
    (right) => ({
      measureItem: (sizes) =>
        right.measureItem({
          ...sizes,
          attachments: sizes.attachments.map((one) => ({ ...one, receivedBytes: one.declaredSizeBytes })),
        }),
    }),
  ),
]

/** Wrong about what follows from a refusal (LIM-4, LIM-5, LIM-6). */
const refusalFaults: WrongConnector[] = [
  faulty(
    {
      id: 'text-of-a-refused-item-imported',
      fault: 'The text of an item that is too large is imported without its attachments.',
      mustRed: ['LIM-4'],
    },
    () =>
      takesAs((item) => {
        if (declaredBytes(item) > limitBytes) item.attachments = []
      }),
  ),
  faulty(
    {
      id: 'rest-of-the-run-lost',
      fault: 'Items after one that is too large are not imported in that run.',
      mustRed: ['LIM-5'],
    },
    () => {
      let isOver = false
      return takesOnly((item) => {
        if (isOver) return false
        isOver = declaredBytes(item) > limitBytes
        return true
      })
    },
  ),
  faultyAround(
    {
      id: 'refusals-not-logged',
      fault: 'Items that are too large are neither listed nor counted in the import log.',
      mustRed: ['LIM-6'],
    },
    relogs((log) => withoutFailures(log, (reason) => reason === 'size')),
  ),
]

/** Wrong about the limit. */
export const limitFaults: WrongConnector[] = [...measureFaults, ...refusalFaults]
