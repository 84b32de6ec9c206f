import type { CapturedAttachment, CapturedParticipant, CaptureEvent, Chat } from '../../contract/index.ts'
import type { Chance } from '../../control/seed.ts'
import { captureTimeOf } from './capture-day.ts'
import { contactIn } from './contact-card.ts'
import type { ChatFacts } from './facts/chat-facts.ts'
import type { ExportFile } from './file/export-file.ts'
import { contentTypeOf } from './media-by-name.ts'
import type { ExportCast } from './people/cast-of-export.ts'
import { type ItemLine, participantsOf } from './people/participants.ts'
import { meansOwner } from './wording/sentences.ts'

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
      ...(await detailsOf(item, people, { exported, cast, ids: attachmentIds })),
    })
  }
  return events
}

type Details = Pick<CaptureEvent, 'attachments' | 'call' | 'location' | 'contact' | 'deletion'>

async function detailsOf(
  item: ItemLine,
  people: CapturedParticipant[],
  { exported, cast, ids }: { exported: ExportFile; cast: ExportCast; ids: Chance },
): Promise<Details> {
  if (item.sort === 'system') return { attachments: [] }
  const { fileNames = [], call, location, deletedBy } = item
  const attachments: CapturedAttachment[] = []
  for (const fileName of fileNames) {
    const content = await exported.media(fileName)
    if (content === undefined) continue
    const stored = exported.storedName(fileName)
    attachments.push({ attachmentId: ids.hex(32), fileName: stored, contentType: contentTypeOf(stored), content })
  }
  const sender = people.find(({ role }) => role === 'sender')
  const deleter = typeof deletedBy === 'object' ? numberOf(deletedBy.admin, cast) : sender?.number
  const [card = ''] = fileNames
  return {
    attachments,
    ...(call && { call }),
    ...(location && { location }),
    ...(item.kind === 'contact' && { contact: await contactIn(card, attachments[0]?.content) }),
    // An export shows only deletions for everybody. It does not say who has read the message.
    ...(deletedBy && deleter && { deletion: { deletedBy: deleter, scope: 'for-all', readBy: [] } }),
  }
}

function numberOf(name: string, { owner, personOf }: ExportCast): string {
  return (meansOwner(name) || name === 'you' ? owner : (personOf(name) ?? owner)).number
}
