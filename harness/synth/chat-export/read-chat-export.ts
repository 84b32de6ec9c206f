import { createHash } from 'node:crypto'
import { basename } from 'node:path'
import { realNow } from '../../control/clock.ts'
import type { Chance } from '../../control/seed.ts'
import { captureDayAfter } from './capture-day.ts'
import type { ChatExport, ReadChatExportOptions } from './chat-export.ts'
import { ChatExportError } from './errors.ts'
import { eventsOf } from './events-of-export.ts'
import { withAuthors } from './facts/authors.ts'
import { type ChatFacts, factsOf } from './facts/chat-facts.ts'
import { clockChanges, doubtsAbout, languageDoubt } from './facts/doubts.ts'
import { authorKeys, recognise } from './facts/recognise.ts'
import { type ExportFile, openExportFile } from './file/export-file.ts'
import { exportLimits } from './file/export-limits.ts'
import { type ExportedMessages, readMessages } from './lines/exported-messages.ts'
import { type LeftLine, leftLines, leftReasons } from './lines/left-line.ts'
import { checkTimeZone, instantOf, occurrenceOf } from './lines/wall-time.ts'
import { inLines, type Warning } from './lines/warning.ts'
import { castOf, type ExportCast } from './people/cast-of-export.ts'
import { ownerOf } from './people/owner.ts'
import { type ItemLine, othersIn } from './people/participants.ts'
import { nameKey, plain } from './plain-text.ts'
import { isNotice, meansOwner } from './wording/sentences.ts'

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
  const { timeZone, dateOrder, language, present = realNow() } = options
  const read = readMessages(exported.text, exported.name, dateOrder, { language, present })
  const { facts, warnings } = understand(exported, read, options)
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
  const eventTimes = items.map(({ message }) => instantOf(message.wallTime, timeZone))
  const [firstEventTime, lastEventTime] = endsOf(eventTimes)
  const capture = captureDayAfter(lastEventTime)
  const events = await eventsOf({ items, eventTimes, facts, cast, captureFrom: capture.from, exported, chance })
  const before = beforeFirst(read, exported)
  return {
    people: cast.people,
    directory: cast.directory,
    events,
    leftLines: [...before.leftLines, ...left].sort((a, b) => a.lineNumber - b.lineNumber),
    leftFiles: exported.unused(),
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
    warnings: [...read.warnings, ...before.warnings, ...warnings, ...missingFiles(items, exported)].sort(
      (a, b) => (a.line ?? 0) - (b.line ?? 0),
    ),
    dispose: exported.dispose,
  }
}

function understand(
  exported: ExportFile,
  read: ExportedMessages,
  { people, timeZone, language }: ReadChatExportOptions,
): { facts: ChatFacts; warnings: Warning[] } {
  const names = (people?.rows ?? []).map(({ name }) => name)
  const { messages, guessedLines } = withAuthors(read.messages, names)
  const known = authorKeys(messages)
  for (const name of names) known.add(nameKey(name))
  const surroundings = { hasMedia: exported.hasMedia, isAuthor: (name: string) => known.has(nameKey(name)) }
  const facts = factsOf(
    messages.map((message) => recognise(message, surroundings)),
    exported.titles,
  )
  const languageWarning = languageDoubt(language)
  const clock = clockChanges(messages, (wallTime) => occurrenceOf(wallTime, timeZone))
  return { facts, warnings: [...languageWarning, ...doubtsAbout(facts, guessedLines), ...clock] }
}

function missingFiles(items: ItemLine[], { isZip, hasMedia }: ExportFile): Warning[] {
  const missing = items.filter((item) => item.sort === 'said' && item.fileNames?.some((name) => !hasMedia(name)))
  return isZip
    ? inLines(
        missing.map(({ message }) => message.firstLine),
        'names a file that is not in the ZIP',
      )
    : []
}

/** WhatsApp Web puts notices in front of the first message. Other lines there are worth a look. */
function beforeFirst(
  { messages, leftLines: all }: ExportedMessages,
  { text }: ExportFile,
): { leftLines: LeftLine[]; warnings: Warning[] } {
  const first = messages[0]?.firstLine ?? 0
  const lines = text.split(/\r\n|\r|\n/u, first)
  const isOwn = ({ lineNumber }: LeftLine): boolean => lineNumber < first && isNotice(lines[lineNumber - 1] ?? '')
  const leftLines = all.map((line) => (isOwn(line) ? { ...line, reason: leftReasons.notice } : line))
  const strange = leftLines.filter(
    ({ lineNumber, reason }) =>
      lineNumber < first && reason !== leftReasons.notice && plain(lines[lineNumber - 1] ?? '') !== '',
  )
  return {
    leftLines,
    warnings: inLines(
      strange.map(({ lineNumber }) => lineNumber),
      'stands before the first line that begins like a message, so it is in no item',
    ),
  }
}

/**
 * An event in a group is an item, because an archive must show it. A note to the owner of the phone is not an item, and
 * neither is a known event in a direct chat. An event in unknown words is one: it may be a call.
 */
function sortOut({ type, lines }: ChatFacts, file: string): { items: ItemLine[]; left: LeftLine[] } {
  const items: ItemLine[] = []
  const left: LeftLine[][] = []
  for (const line of lines) {
    const { firstLine, lineCount } = line.message
    if (line.sort === 'notice') left.push(leftLines(file, firstLine, lineCount, leftReasons.notice))
    else if (line.sort === 'said' || type === 'group' || line.isUnclear || line.isLongNotice) items.push(line)
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
