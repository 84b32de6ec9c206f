import type { CaptureRoute, DirectoryEntry } from '../../../contract/index.ts'
import type { Chance } from '../../../control/seed.ts'
import { directoryEntryFor, inventPeople } from '../../cast.ts'
import type { Person, PersonRegistration, RegisteredPerson } from '../../person.ts'
import { nameKey, numberInName, plain, shownName } from '../plain-text.ts'
import type { PeopleFile, PeopleFileRow } from './people-file.ts'

/** The people of an export, each with a number and, if they have one, a mailbox. */
export interface ExportCast {
  people: Person[]
  directory: DirectoryEntry[]
  /** The owner of the phone; always registered, because the phone captured the items. */
  owner: RegisteredPerson
  /** The person of a name in the export; undefined for a name that was not given to `castOf`. */
  personOf(name: string): Person | undefined
}

export interface CastOfOptions {
  /** The owner's name as shown; undefined when it does not occur in the export. */
  owner: string | undefined
  /** All other names as shown; undefined for a person in the chat without a name. */
  others: (string | undefined)[]
  people: PeopleFile | undefined
  chance: Chance
}

/** The facts about a person at first: their row in the people file, a number as their name, or neither. */
interface Part {
  name: string | undefined
  row: PeopleFileRow | undefined
  number: string | undefined
}

/**
 * Casts the people of an export. The people file identifies people by name or by number. All others are invented, but
 * an unsaved contact, whose name is a number, keeps that number.
 */
export function castOf({ owner, others, people, chance }: CastOfOptions): ExportCast {
  const rows = people?.rows ?? []
  const parts = new Map<string, Part>()
  const keys = new Map<string, string>()
  const cast = (name: string | undefined, fallback?: PeopleFileRow): string => {
    const part = partOf(name, rows, fallback)
    const key = part.row?.number ?? part.number ?? (name === undefined ? `nobody ${parts.size}` : nameKey(name))
    if (!parts.has(key)) parts.set(key, part)
    if (name !== undefined) keys.set(nameKey(name), key)
    return key
  }
  const ownerKey = cast(owner, owner === undefined ? firstAbsent(rows, others) : undefined)
  for (const name of others) cast(name)
  const played = play([...parts], ownerKey, chance)
  const ownerPerson = played.get(ownerKey)
  if (ownerPerson?.registration === undefined) throw new Error('the owner of the phone has to be registered')
  return {
    people: [...played.values()],
    directory: directoryOf(parts, played),
    owner: { ...ownerPerson, registration: ownerPerson.registration },
    personOf: (name) => played.get(keys.get(nameKey(name)) ?? ''),
  }
}

function partOf(name: string | undefined, rows: PeopleFileRow[], fallback: PeopleFileRow | undefined): Part {
  const number = name === undefined ? undefined : numberInName(name)
  const named = rows.find((row) => name !== undefined && (nameKey(row.name) === nameKey(name) || row.number === number))
  return { name, row: named ?? fallback, number }
}

/** An owner who wrote nothing is the first person in the people file who did not write. */
function firstAbsent(rows: PeopleFileRow[], others: (string | undefined)[]): PeopleFileRow | undefined {
  return rows.find((row) => !others.some((name) => name !== undefined && partOf(name, [row], undefined).row === row))
}

function play(parts: [key: string, part: Part][], ownerKey: string, chance: Chance): Map<string, Person> {
  const fixed = parts.flatMap(([, { row, number }]) => row?.number ?? number ?? [])
  const besides = fixed.map((number): Person => ({ personId: '', firstName: '', lastName: '', number }))
  const invented = inventPeople({ chance, count: parts.length, routes: [chatExportRoute], besides })
  const taken = new Set(
    parts.flatMap(([, { row }]) => [row?.email, row?.mailbox].flatMap((used) => used?.toLowerCase() ?? [])),
  )
  const ids = new Set<string>()
  return new Map(
    parts.flatMap(([key, part], index) => {
      const stranger = invented[index]
      if (stranger === undefined) return []
      const name = nameOfPart(part, stranger)
      const personId = freeId(part.number === undefined || part.row ? name : '', index, ids)
      const registration = registrationOf(part, { personId, taken, isOwner: key === ownerKey })
      const number = part.row?.number ?? part.number ?? stranger.number
      const [firstName = '', ...rest] = part.number !== undefined && part.row === undefined ? [name] : name.split(' ')
      return [[key, { personId, firstName, lastName: rest.join(' '), number, ...(registration && { registration }) }]]
    }),
  )
}

function nameOfPart({ name, row }: Part, stranger: Person): string {
  return row?.name || (name === undefined ? '' : shownName(name)) || `${stranger.firstName} ${stranger.lastName}`
}

/** An export does not name the capture product, so all people have the Phone Archiver app and the private WhatsApp. */
export const chatExportRoute: CaptureRoute = { source: 'phone-archiver', network: 'WhatsApp' }
const inventedDomain = 'contoso.example'

function registrationOf(
  { row }: Part,
  { personId, taken, isOwner }: { personId: string; taken: Set<string>; isOwner: boolean },
): PersonRegistration | undefined {
  if (row !== undefined) {
    return row.email !== undefined || isOwner ? { userEmailAddress: row.email, ...chatExportRoute } : undefined
  }
  let userEmailAddress = `${personId}@${inventedDomain}`
  for (let more = 2; taken.has(userEmailAddress); more += 1) userEmailAddress = `${personId}${more}@${inventedDomain}`
  taken.add(userEmailAddress)
  return { userEmailAddress, ...chatExportRoute }
}

/** Letters that Unicode does not decompose. */
const latin: Record<string, string> = { ß: 'ss', ø: 'o', ł: 'l', æ: 'ae' }

/** `nora.blake`; without Latin letters, or for a number (SEC-1: it would end up in an address), `person3`. */
function freeId(name: string, index: number, ids: Set<string>): string {
  const words = plain(name)
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[ßøłæ]/gu, (letter) => latin[letter] ?? '')
    .match(/[a-z0-9]+/gu)
  const wanted = words?.slice(0, 3).join('.').slice(0, 40) ?? `person${index + 1}`
  let personId = wanted
  for (let more = 2; ids.has(personId); more += 1) personId = `${wanted}${more}`
  ids.add(personId)
  return personId
}

function directoryOf(parts: Map<string, Part>, played: Map<string, Person>): DirectoryEntry[] {
  const byAddress = new Map<string, DirectoryEntry>()
  for (const [key, { row }] of parts) {
    const person = played.get(key)
    const address = row === undefined ? person?.registration?.userEmailAddress : row.mailbox
    if (person === undefined || address === undefined) continue
    // Two people may share a mailbox; the tenant has it only once.
    if (!byAddress.has(address.toLowerCase())) {
      byAddress.set(address.toLowerCase(), directoryEntryFor(person, { primaryAddress: address }))
    }
  }
  return [...byAddress.values()]
}
