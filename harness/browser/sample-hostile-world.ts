import { buffer } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { readHostileRows } from '../../scenarios/hostile/hostile-row.ts'
import { type Actor, asha, ben, eve, type ServedObject, servedObjects } from '../../scenarios/hostile/served-objects.ts'

// Only for tests: a world in which every text of the hostile corpus is in every place that a text can be in.

/** The members of large groups, which are generated and differ in a number. */
const stranger = /^(?:Member [0-9]{4}|3363998[0-9]{4})$/
/** Some of a text of megabytes; the rest of it is the same. */
const charactersMax = 300
/** As many as fit into the name of a file. */
const pieceCharacters = 1_000
/** Items and files of megabytes take seconds, and look like others that are large. */
const largeBytes = 300_000
const startsAt = '2026-03-10T10:00:00.000Z'
/** When the messages of the phones were sent: after the rows. */
const saidAt = '2026-03-10T09:30:00.000Z'

/** What would run, load or leave in a page that forgot to escape; the corpus is about mail and JSON. */
const markupTexts = [
  '<script>alert("script")</script>',
  '"><img src=x onerror=alert("image")>',
  "'><svg/onload=alert('svg')>",
  '" onmouseover="alert(1)" autofocus onfocus="alert(2)',
  '<img src="https://elsewhere.example/pixel.png">',
  '<iframe src="https://elsewhere.example/"></iframe>',
  '<style>body{display:none}</style>',
  '<form action="https://elsewhere.example/"><button>Sign out</button></form>',
  '<meta http-equiv="refresh" content="0; url=https://elsewhere.example/">',
  'javascript:alert("link")',
  '</pre></code></td></textarea></title><h1>Not ours</h1>',
  '{{7*7}} {{constructor.constructor("alert(9)")()}} &lt;b&gt; &amp;',
]

/** The world, and what must be visible in it. */
export interface HostileWorld {
  /** Set the calendar to it before a connector is set up; then the first daily run asks for everything that was captured. */
  connectorSetUpAt: string
  /** A document for `serve --fixture`. */
  fixture: object
  /** Every text of the corpus, several short ones together. Each is a group, a colleague, a customer, a message, a file and its name. */
  pieces: readonly string[]
  /** The address of the mailbox of each colleague. */
  addressOf(index: number): string
  chatIdOf(index: number): string
  /** How many rows the corpus has, and how many files they are in. */
  rowCount: number
  fileCount: number
}

/** Reads the corpus. Its rows are in the world, too: as items of the day, as the site of a real feed has served them. */
export async function hostileWorld(): Promise<HostileWorld> {
  const rows = await readHostileRows(fileURLToPath(new URL('../../fixtures/hostile/', import.meta.url)))
  const objects = rows.flatMap(({ row }) => servedObjects(row))
  const found = new Set<string>(markupTexts)
  for (const { value } of objects) for (const text of textsIn(value)) found.add(text.slice(0, charactersMax))
  const pieces = piecesOf([...found].filter((text) => text.trim() !== '' && !stranger.test(text)))
  const fixture = {
    ...{ name: 'Contoso <script>alert("organisation")</script>', startsAt },
    people: [personOf(asha, true), personOf(ben, true), ...pieces.flatMap(peopleOf)],
    directory: [asha, ben, eve].map(entryOf).concat(pieces.map(colleagueEntry)),
    mapping: [{ number: ben.number, target: ben.userEmailAddress }],
    chats: pieces.map((name, at) => ({
      ...{ chatId: chatIdOf(at), type: 'group', name, members: [asha.number, `customer-${at}`] },
    })),
    traffic: [...(await Promise.all(objects.map(rawEvent))), ...pieces.map(saidEvent)],
  }
  const fileCount = new Set(rows.map(({ file }) => file)).size
  return {
    connectorSetUpAt: '2026-03-10T08:00:00.000Z',
    fixture,
    pieces,
    addressOf,
    chatIdOf,
    rowCount: rows.length,
    fileCount,
  }
}

/** With a list of what is still to be read, because one of the rows is nested deeper than a stack. */
function textsIn(whole: unknown): string[] {
  const texts: string[] = []
  const waiting: unknown[] = [whole]
  while (waiting.length > 0) {
    const value = waiting.pop()
    if (typeof value === 'string') texts.push(value)
    if (typeof value !== 'object' || value === null) continue
    if (!Array.isArray(value)) texts.push(...Object.keys(value))
    waiting.push(...Object.values(value))
  }
  return texts
}

/** Puts texts together, and cuts none. A text that is longer than a piece becomes several. */
function piecesOf(texts: readonly string[]): string[] {
  const pieces: string[] = []
  let piece = ''
  const parts = texts.flatMap((text) => text.match(new RegExp(`[\\s\\S]{1,${pieceCharacters}}`, 'g')) ?? [])
  for (const part of parts) {
    if (piece !== '' && piece.length + part.length >= pieceCharacters) {
      pieces.push(piece)
      piece = ''
    }
    piece = piece === '' ? part : `${piece}\n${part}`
  }
  return [...pieces, piece]
}

const registration = { source: 'phone-archiver', network: 'WhatsApp' }

function personOf({ number, name, userEmailAddress }: Actor, isKnown: boolean): object {
  const address = isKnown ? { userEmailAddress } : {}
  return { personId: number, firstName: name, number, registration: { ...registration, ...address } }
}

/** A colleague and a customer whose names are hostile. */
function peopleOf(piece: string, at: number): object[] {
  const number = (first: string): string => `${first}${String(at).padStart(4, '0')}`
  return [
    { personId: `colleague-${at}`, firstName: piece, number: number('4477009100'), registration },
    { personId: `customer-${at}`, firstName: piece, number: number('4477009200') },
  ]
}

function entryOf({ number, name, userEmailAddress }: Actor): object {
  return { entryId: number, displayName: name, primaryAddress: userEmailAddress }
}

function colleagueEntry(piece: string, at: number): object {
  return { entryId: `colleague-${at}`, displayName: piece, primaryAddress: addressOf(at) }
}

function addressOf(at: number): string {
  return `colleague-${at}@contoso.example`
}

/** As the console would have called it. */
function chatIdOf(at: number): string {
  return `console-${Date.parse(saidAt)}-hostile${at}`
}

function saidEvent(piece: string, at: number): object {
  const file = { base64: Buffer.from(piece).toString('base64'), fileName: piece, contentType: 'text/html' }
  return {
    ...{ kind: 'document', at: saidAt, chat: chatIdOf(at) },
    ...{ from: `customer-${at}`, text: `heron ${piece}`, attachments: [file] },
  }
}

async function rawEvent({ raw: { captureTime, json, attachments } }: ServedObject): Promise<object> {
  // A fixture has no more for one event, and each under one id; the item itself still names all of them.
  const different = [...new Map(attachments.map((each) => [each.attachmentId, each])).values()].slice(0, 30)
  const small = different.filter(({ content }) => content.sizeBytes <= largeBytes)
  const files = small.map(async ({ attachmentId, contentType, content }) => ({
    ...{ attachmentId, contentType, fileName: 'served', base64: (await buffer(content.open())).toString('base64') },
  }))
  const shown = await Promise.all(files)
  const event = { kind: 'raw', at: captureTime.toISOString(), json: json.length > largeBytes ? shortened(json) : json }
  return shown.length > 0 ? { ...event, attachments: shown } : event
}

/** The same item with less of its text. */
function shortened(json: string): string {
  const item = JSON.parse(json) as { text?: unknown }
  return JSON.stringify({ ...item, text: String(item.text).slice(0, largeBytes) })
}
