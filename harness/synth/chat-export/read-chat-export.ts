import { createHash } from 'node:crypto'
import { basename } from 'node:path'
import { realNow } from '../../control/clock.ts'
import type { Chance } from '../../control/seed.ts'
import { captureDayAfter } from './capture-day.ts'
import type { ChatExport, ReadChatExportOptions } from './chat-export.ts'
import { ChatExportError } from './errors.ts'
import { eventsOf } from './events-of-export.ts'
import { type ChatFacts, factsOf } from './facts/chat-facts.ts'
import { authorKeys, recognise } from './facts/recognise.ts'
import { type ExportFile, openExportFile } from './file/export-file.ts'
import { exportLimits } from './file/export-limits.ts'
import { type ExportedMessages, readMessages } from './lines/exported-messages.ts'
import { type LeftLine, leftLines, leftReasons } from './lines/left-line.ts'
import { checkTimeZone, instantOf } from './lines/wall-time.ts'
import { castOf, type ExportCast } from './people/cast-of-export.ts'
import { ownerOf } from './people/owner.ts'
import { type ItemLine, othersIn } from './people/participants.ts'
import { nameKey } from './plain-text.ts'
import { meansOwner } from './wording/sentences.ts'

/**
 * Reads an export of WhatsApp's “Export chat” as captured traffic. The same file, seed and people return the same
 * items. Throws a ChatExportError that names file and line. Dispose of the result when you no longer need its
 * attachments.
 */
export async function readChatExport(options: ReadChatExportOptions): Promise<ChatExport> {
  checkTimeZone(options.timeZone, basename(options.file))
  const exported = await openExportFile(options.file, exportLimits, options.unpackIn)
  try {
    return await assemble(exported, options)
  } catch (error) {
    await exported.dispose()
    throw error
  } finally {
    exported.close()
  }
}

async function assemble(exported: ExportFile, options: ReadChatExportOptions): Promise<ChatExport> {
  const read = readMessages(exported.text, exported.name, {
    dateOrder: options.dateOrder,
    language: options.language,
    present: options.present ?? realNow(),
  })
  const facts = understand(exported, read, options)
  const { items, left } = sortOut(facts, exported.name)
  if (items.length === 0) {
    throw new ChatExportError('no-item', {
      file: exported.name,
      complaint:
        'holds no message and no call, only what WhatsApp itself tells; export a chat in which something was written',
    })
  }
  const digest = createHash('sha256').update(exported.text).digest('hex')
  const chance = options.chance.fork(`chat export ${digest}`)
  const cast = castFor(facts, options, chance.fork('people'))
  const eventTimes = items.map(({ message }) => instantOf(message.wallTime, options.timeZone))
  const [firstEventTime, lastEventTime] = endsOf(eventTimes)
  const capture = captureDayAfter(lastEventTime)
  const events = await eventsOf({ items, eventTimes, facts, cast, captureFrom: capture.from, exported, chance })
  return {
    people: cast.people,
    directory: cast.directory,
    events,
    leftLines: [...read.leftLines, ...left].sort((a, b) => a.lineNumber - b.lineNumber),
    itemLines: events.flatMap(({ archiveMessageId }, index) => {
      const message = items[index]?.message
      return message ? [{ archiveMessageId, firstLine: message.firstLine, lineCount: message.lineCount }] : []
    }),
    lineCount: read.lineCount,
    firstEventTime,
    lastEventTime,
    capture,
    dateOrder: read.dateOrder,
    dateOrderIsCertain: read.dateOrderIsCertain,
    warnings: read.warnings,
    dispose: exported.dispose,
  }
}

function understand(
  exported: ExportFile,
  { messages }: ExportedMessages,
  { people }: ReadChatExportOptions,
): ChatFacts {
  const known = authorKeys(messages)
  for (const { name } of people?.rows ?? []) known.add(nameKey(name))
  const surroundings = { hasMedia: exported.hasMedia, isAuthor: (name: string) => known.has(nameKey(name)) }
  return factsOf(
    messages.map((message) => recognise(message, surroundings)),
    exported.titles,
  )
}

/**
 * An event in a group is an item, because an archive must show it. A note to the owner of the phone is not an item, and
 * neither is an event in a direct chat.
 */
function sortOut({ type, lines }: ChatFacts, file: string): { items: ItemLine[]; left: LeftLine[] } {
  const items: ItemLine[] = []
  const left: LeftLine[][] = []
  for (const line of lines) {
    const { firstLine, lineCount } = line.message
    if (line.sort === 'notice') left.push(leftLines(file, firstLine, lineCount, leftReasons.notice))
    else if (line.sort === 'said' || type === 'group') items.push(line)
    else left.push(leftLines(file, firstLine, lineCount, leftReasons.directSystem))
  }
  return { items, left: left.flat() }
}

function castFor(facts: ChatFacts, { people }: ReadChatExportOptions, chance: Chance): ExportCast {
  const names = (people?.rows ?? []).map(({ name }) => name)
  const owner = ownerOf(facts, names)
  const others = othersIn(facts, owner)
  // *You* is not a real name, but a people file may use it to say who that is.
  const isNameless = owner !== undefined && meansOwner(owner) && !names.some((name) => nameKey(name) === nameKey(owner))
  return castOf({ owner: isNameless ? undefined : owner, others, people, chance })
}

function endsOf(times: Date[]): [first: Date, last: Date] {
  const inOrder = [...times].sort((a, b) => a.getTime() - b.getTime())
  return [inOrder[0] ?? new Date(0), inOrder.at(-1) ?? new Date(0)]
}
