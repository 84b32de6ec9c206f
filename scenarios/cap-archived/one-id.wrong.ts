import type { ArchivedItem } from '../../connector/index.ts'
import type { WrongConnector } from '../../harness/runner/index.ts'
import { faulty } from '../wrong-connectors/faulty.ts'

const aboutOthers = ['deletion', 'edit']

function eventOf({ archiveMessageId, kind }: ArchivedItem): string {
  return `${archiveMessageId} ${aboutOthers.includes(kind) ? kind : ''}`
}

/** Wrong about what comes under the id of another capture (CAP-12). */
export const oneIdFaults: WrongConnector[] = [
  faulty(
    {
      id: 'first-capture-only',
      fault: 'Messages are told by their id and kind of event: what the second phone shows of a message is skipped.',
      mustRed: ['CAP-12'],
    },
    () => ({ messageKey: eventOf }),
  ),
  faulty(
    {
      id: 'id-and-text-only',
      fault: 'Messages are told by their id, kind of event, group and text: a file that comes later is skipped.',
      mustRed: ['CAP-12'],
    },
    () => ({
      messageKey: (item) =>
        `${eventOf(item)} ${item.chat.type === 'group' ? item.chat.chatId : ''} ${JSON.stringify(item.text)}`,
    }),
  ),
  faulty(
    {
      id: 'texts-compared-without-letter-case',
      fault: 'Messages of one id are the same if their texts are, without letter case and blanks around them.',
      mustRed: ['CAP-12'],
    },
    (right) => ({ messageKey: (item) => right.messageKey({ ...item, text: item.text.toLowerCase().trim() }) }),
  ),
  faulty(
    {
      id: 'groups-not-told-apart',
      fault: 'Messages are told by their id and content, so that one id with one text in two groups is one message.',
      mustRed: ['CAP-12'],
    },
    (right) => ({ messageKey: (item) => right.messageKey({ ...item, chat: { type: 'direct', chatId: '' } }) }),
  ),
  faulty(
    {
      id: 'edit-back-is-a-second-capture',
      fault:
        'An edit is told by its id and text: one that brings back the first text counts as a second capture of the message.',
      mustRed: ['CAP-12'],
    },
    (right) => ({
      messageKey: (item) => right.messageKey({ ...item, kind: item.kind === 'edit' ? 'text' : item.kind }),
    }),
  ),
  faulty(
    {
      id: 'deletion-by-the-id-of-its-original',
      fault: 'A deletion or an edit under the id of its original counts as a second capture of it.',
      mustRed: ['CAP-5', 'CAP-12'],
    },
    () => ({ messageKey: ({ archiveMessageId }) => archiveMessageId }),
  ),
]
