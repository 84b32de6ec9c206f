import type { ArchivedParticipant, ItemResolution } from '../../connector/index.ts'
import type { WrongConnector } from '../../harness/runner/index.ts'
import { faulty } from '../wrong-connectors/faulty.ts'
import { takesAs, writesAs } from '../wrong-connectors/taken-items.ts'

/** Wrong about groups and broadcasts, and about which captures are the same message (CAP-7, CAP-9 to CAP-11). */
export const conversationFaults: WrongConnector[] = [
  faulty(
    {
      id: 'broadcast-to-its-sender-only',
      fault: 'A broadcast is archived for its sender only.',
      mustRed: ['CAP-7'],
    },
    (right) => {
      const broadcasts = new WeakSet<readonly ArchivedParticipant[]>()
      return {
        accepts: ({ chat, participants }) => {
          if (chat.type === 'broadcast') broadcasts.add(participants)
          return true
        },
        resolveItem: (participants, resolveOne) =>
          right.resolveItem(
            broadcasts.has(participants) ? participants.filter(({ role }) => role === 'sender') : participants,
            resolveOne,
          ),
      }
    },
  ),
  faulty(
    {
      id: 'group-cut-at-a-hundred',
      fault: 'The headers name only the first hundred participants of a large group.',
      mustRed: ['CAP-7'],
    },
    (right) => writesAs(right, ({ participants }) => ({ participants: participants.slice(0, 100) })),
  ),
  faulty(
    {
      id: 'a-hundred-mailboxes-at-most',
      fault: 'The first hundred mailboxes of an item get a copy, and no others.',
      mustRed: ['CAP-7'],
    },
    (right) => ({
      resolveItem: async (participants, resolveOne) => {
        const resolution = await right.resolveItem(participants, resolveOne)
        return { ...resolution, destinations: resolution.destinations.slice(0, 100) }
      },
    }),
  ),
  faulty(
    {
      id: 'second-capture-archived-too',
      fault: 'Messages are distinguished by their captures, so a message from two phones is archived twice.',
      mustRed: ['CAP-10'],
    },
    () => ({ messageKey: ({ itemId }) => itemId }),
  ),
  faulty(
    {
      id: 'second-capture-skipped-whole',
      fault:
        'A message that was captured before in the same run is skipped in all mailboxes, also in those that have no copy.',
      mustRed: ['CAP-7'],
    },
    (right) => {
      const destinations = new Map<string, ItemResolution['destinations']>()
      let key = ''
      return {
        accepts: (item) => {
          key = right.messageKey(item)
          return right.accepts(item)
        },
        resolveItem: async (participants, resolveOne) => {
          // Another item may be accepted before this one is resolved.
          const own = key
          const resolution = await right.resolveItem(participants, resolveOne)
          const first = destinations.get(own) ?? resolution.destinations
          destinations.set(own, first)
          return { ...resolution, destinations: first }
        },
      }
    },
  ),
  faulty(
    {
      id: 'mailboxes-by-their-address',
      fault: 'The state names mailboxes by their address: with a new address, a mailbox counts as another one.',
      mustRed: ['CAP-10'],
    },
    () => ({ mailboxKey: ({ address }) => address }),
  ),
  faulty(
    {
      id: 'direct-chats-told-apart',
      fault: 'The id of the chat tells messages apart, also that of a direct chat, which differs from phone to phone.',
      mustRed: ['CAP-10'],
    },
    (right) => ({ messageKey: (item) => right.messageKey({ ...item, chat: { ...item.chat, type: 'group' } }) }),
  ),
  faulty(
    {
      id: 'names-of-files-tell-apart',
      fault: 'The names of the files tell messages apart, although each phone gives a file a name of its own.',
      mustRed: ['CAP-10'],
    },
    (right) => ({
      messageKey: (item) => JSON.stringify([right.messageKey(item), item.attachments.map(({ fileName }) => fileName)]),
    }),
  ),
  faulty(
    {
      id: 'clocks-tell-apart',
      fault: 'The time of the event tells messages apart, although the clocks of two phones differ.',
      mustRed: ['CAP-10'],
    },
    (right) => ({ messageKey: (item) => `${right.messageKey(item)} ${item.eventTime.getTime()}` }),
  ),
  faulty(
    {
      id: 'equal-texts-are-duplicates',
      fault: 'Two messages of one sender with the same text in the same second count as one message.',
      mustRed: ['CAP-11'],
    },
    () => ({
      messageKey: ({ participants, eventTime, text }) => {
        const sender = participants.find((participant) => participant.role === 'sender')?.number ?? ''
        return `${sender} ${Math.floor(eventTime.getTime() / 1000)} ${text}`
      },
    }),
  ),
  faulty(
    {
      id: 'originals-not-named',
      fault: 'Edits, reactions and replies do not say to which message they refer.',
      mustRed: ['CAP-9'],
    },
    () =>
      takesAs((item) => {
        delete item.refersTo
      }),
  ),
  faulty(
    {
      id: 'refers-to-the-message-before',
      fault: 'Edits, reactions and replies refer to the message before them in the chat.',
      mustRed: ['CAP-9'],
    },
    () => {
      const before = new Map<string, string>()
      return takesAs((item) => {
        const { chat, archiveMessageId, kind } = item
        if (item.refersTo !== undefined) item.refersTo = before.get(chat.chatId) ?? item.refersTo
        else if (kind === 'text') before.set(chat.chatId, archiveMessageId)
      })
    },
  ),
  faulty(
    {
      id: 'ids-without-letter-case',
      fault: 'Ids are kept in a place that ignores letter case, so two ids that differ in it are one.',
      mustRed: ['CAP-11'],
    },
    (right) => ({
      messageKey: (item) => right.messageKey({ ...item, archiveMessageId: item.archiveMessageId.toLowerCase() }),
    }),
  ),
  faulty(
    {
      id: 'ids-cut-at-255',
      fault: 'Ids are kept in a column of 255 characters, which cuts the rest.',
      mustRed: ['CAP-11'],
    },
    (right) => ({
      messageKey: (item) => right.messageKey({ ...item, archiveMessageId: item.archiveMessageId.slice(0, 255) }),
    }),
  ),
  faulty(
    {
      id: 'ids-of-files-not-encoded',
      fault: 'The id of a file is written into the path of its download as it is, so a % in it is misread.',
      mustRed: ['CAP-11'],
    },
    () =>
      takesAs((item) => {
        for (const file of item.attachments) file.attachmentId = file.attachmentId.replaceAll('%', '')
      }),
  ),
]
