import type { CapturedAttachment, CapturedParticipant, CaptureEvent, Chat } from '../../contract/index.ts'
import type { Chance } from '../../control/seed.ts'
import { captureTimeOf } from './capture-day.ts'
import { contactIn } from './contact-card.ts'
import type { ChatFacts } from './facts/chat-facts.ts'
import type { ExportFile } from './file/export-file.ts'
import { contentTypeOf } from './media-by-name.ts'
import type { ExportCast } from './people/cast-of-export.ts'
import { type ItemLine, participantsOf } from './people/participants.ts'

export interface EventsOfOptions {
  items: ItemLine[]
  eventTimes: Date[]
  facts: ChatFacts
  cast: ExportCast
  captureFrom: Date
  exported: ExportFile
  chance: Chance
}

/** The events of an export, one for each item and in their order; unpacks the files that go with them. */
export async function eventsOf(options: EventsOfOptions): Promise<CaptureEvent[]> {
  const { items, eventTimes, facts, cast, captureFrom, exported } = options
  const participants = participantsOf(items, facts, cast)
  const ids = options.chance.fork('messages')
  const attachmentIds = options.chance.fork('attachments')
  const chat: Chat = {
    type: facts.type,
    chatId: options.chance.fork('chat').hex(32),
    ...(facts.groupName !== undefined && { name: facts.groupName }),
  }
  const { source, network } = cast.owner.registration
  const events: CaptureEvent[] = []
  for (const [index, item] of items.entries()) {
    const people = participants[index] ?? []
    events.push({
      archiveMessageId: ids.hex(32),
      capturedBy: cast.owner.number,
      source,
      network,
      kind: item.sort === 'system' ? 'system' : item.kind,
      chat,
      eventTime: eventTimes[index] ?? captureFrom,
      captureTime: captureTimeOf(index, items.length, captureFrom),
      participants: people,
      text: item.text,
      ...(await detailsOf(item, people, exported, attachmentIds)),
    })
  }
  return events
}

type Details = Pick<CaptureEvent, 'attachments' | 'call' | 'location' | 'contact' | 'deletion'>

async function detailsOf(
  item: ItemLine,
  people: CapturedParticipant[],
  exported: ExportFile,
  ids: Chance,
): Promise<Details> {
  if (item.sort === 'system') return { attachments: [] }
  const { fileName, call, location } = item
  const content = fileName === undefined ? undefined : await exported.media(fileName)
  const attachments: CapturedAttachment[] =
    fileName === undefined || content === undefined
      ? []
      : [{ attachmentId: ids.hex(32), fileName, contentType: contentTypeOf(fileName), content }]
  const sender = people.find(({ role }) => role === 'sender')
  return {
    attachments,
    ...(call && { call }),
    ...(location && { location }),
    ...(item.kind === 'contact' && { contact: await contactIn(fileName ?? '', content) }),
    // An export shows only deletions for everybody, which only the sender can make. It does not say who has read the message.
    ...(item.deletedBy && sender && { deletion: { deletedBy: sender.number, scope: 'for-all', readBy: [] } }),
  }
}
