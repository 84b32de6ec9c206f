import type { GroupLine } from '../wording/sentences.ts'

/** A line of the export, reduced to who is in the group. Names are keys of people. */
export interface MembershipLine {
  event?: GroupLine['event'] | undefined
  /** The people to whom it happened. */
  members: string[]
  /** The person who wrote or did it, and so is in the group. */
  present: string[]
}

/**
 * Who is in the group at each line, in the order of the export. A person is in the group until a line says that they
 * left, or from the line that says that they came. A person whom no line mentions is always in it. A person who writes
 * is in it, whatever earlier lines said. The line that says that a person left still reaches that person.
 */
export function membersAt(lines: readonly MembershipLine[], everybody: readonly string[]): ReadonlySet<string>[] {
  let there: ReadonlySet<string> = new Set(everybody.filter((person) => !comesLater(person, lines)))
  return lines.map(({ event, members, present }) => {
    const goes = event === 'left' || event === 'removed'
    // Lines between two changes share one set: a group may have 1,024 members and 40,000 lines.
    if ([...present, ...members].some((person) => !there.has(person)))
      there = new Set([...there, ...present, ...members])
    const now = there
    if (goes) there = new Set([...there].filter((person) => !members.includes(person)))
    return now
  })
}

function comesLater(person: string, lines: readonly MembershipLine[]): boolean {
  const first = lines.find(({ members, present }) => members.includes(person) || present.includes(person))
  return first?.members.includes(person) === true && (first.event === 'joined' || first.event === 'added')
}
