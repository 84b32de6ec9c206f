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
      fault: 'Missed and rejected calls are not archived.',
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
      fault: 'A deletion replaces the deleted message instead of being archived in addition.',
      mustRed: ['CAP-5'],
    },
    overwritesOriginal('deletion'),
  ),
  faulty(
    {
      id: 'edit-overwrites-the-original',
      fault: 'An edit replaces the edited message.',
      mustRed: ['CAP-9'],
    },
    overwritesOriginal('edit'),
  ),
  faulty(
    {
      id: 'reactions-dropped',
      fault: 'Reactions are not archived, because they have no text.',
      mustRed: ['CAP-9'],
    },
    () => takesOnly(({ kind }) => kind !== 'reaction'),
  ),
  faulty(
    {
      id: 'cloud-archiver-passed-over',
      fault: 'Only items of the Phone Archiver are archived.',
      mustRed: ['CAP-6'],
      dependsOnSeed: true,
    },
    () => takesOnly(({ source }) => source === 'phone-archiver'),
  ),
  faulty(
    {
      id: 'business-passed-over',
      archiver: 'whatsapp',
      fault: 'Messages of WhatsApp Business are ignored, because the network must equal "WhatsApp".',
      mustRed: ['CAP-6'],
      dependsOnSeed: true,
    },
    () => takesOnly(({ network }) => network === 'WhatsApp'),
  ),
  faulty(
    {
      id: 'unknown-kinds-dropped',
      fault: 'Only kinds that the connector knows are archived. It does not know locations and contact cards.',
      mustRed: ['CAP-8'],
    },
    () => takesOnly(({ kind }) => kind !== 'location' && kind !== 'contact'),
  ),
]
