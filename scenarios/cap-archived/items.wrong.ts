import type { WrongConnector } from '../../harness/runner/index.ts'
import { faulty } from '../wrong-connectors/faulty.ts'
import { overwritesOriginal } from '../wrong-connectors/overwrites-original.ts'
import { takesOnly } from '../wrong-connectors/taken-items.ts'

/** Wrong about which items are archived, and whether each is archived as its own message (CAP). */
export const itemFaults: WrongConnector[] = [
  faulty(
    {
      id: 'calls-dropped',
      fault: 'Calls are not archived.',
      mustRed: ['CAP-2'],
    },
    () => takesOnly(({ kind }) => kind !== 'call'),
  ),
  faulty(
    {
      id: 'unanswered-calls-dropped',
      fault: 'Calls in which nobody talked are not archived.',
      mustRed: ['CAP-2'],
    },
    () => takesOnly(({ kind, text }) => kind !== 'call' || !/missed|rejected/i.test(text)),
  ),
  faulty(
    {
      id: 'deletions-dropped',
      fault: 'Deletions are not archived.',
      mustRed: ['CAP-5'],
    },
    () => takesOnly(({ kind }) => kind !== 'deletion'),
  ),
  faulty(
    {
      id: 'deletion-overwrites-the-original',
      fault: 'A deletion takes the place of the message that was deleted, instead of standing beside it.',
      mustRed: ['CAP-5'],
    },
    overwritesOriginal('deletion'),
  ),
  faulty(
    {
      id: 'edit-overwrites-the-original',
      fault: 'An edit takes the place of the message that was edited.',
      mustRed: ['CAP-9'],
    },
    overwritesOriginal('edit'),
  ),
  faulty(
    {
      id: 'reactions-dropped',
      fault: 'Reactions are not archived, because they have no text of their own.',
      mustRed: ['CAP-9'],
    },
    () => takesOnly(({ kind }) => kind !== 'reaction'),
  ),
  faulty(
    {
      id: 'cloud-archiver-passed-over',
      fault: 'Only what the Phone Archiver captured is archived.',
      mustRed: ['CAP-6'],
      dependsOnSeed: true,
    },
    () => takesOnly(({ source }) => source === 'phone-archiver'),
  ),
  faulty(
    {
      id: 'business-passed-over',
      archiver: 'whatsapp',
      fault: 'Messages of WhatsApp Business are passed over, because the network is compared with "WhatsApp".',
      mustRed: ['CAP-6'],
      dependsOnSeed: true,
    },
    () => takesOnly(({ network }) => network === 'WhatsApp'),
  ),
  faulty(
    {
      id: 'unknown-kinds-dropped',
      fault: 'Only kinds that the connector knows are archived, and it knows no locations and contact cards.',
      mustRed: ['CAP-8'],
    },
    () => takesOnly(({ kind }) => kind !== 'location' && kind !== 'contact'),
  ),
]
