import type { GroupLine } from '../wording/sentences.ts'

/** A line of the export, as far as it tells who is in the group; names as keys of people. */
export interface MembershipLine {
  event?: GroupLine['event'] | undefined
  /** To whom it happened. */
  members: string[]
  /** Who wrote or did it, and so is there. */
  present: string[]
}

/**
 * Who is in the group at each line, by the order of the export. Somebody is in it until a line tells that they left, or
 * from the line on that tells that they came; whom no line tells of is always in it. Who writes is there, whatever was told;
 * who leaves is still told of it.
 */
export function membersAt(lines: readonly MembershipLine[], everybody: readonly string[]): ReadonlySet<string>[] {
  let there: ReadonlySet<string> = new Set(everybody.filter((person) => !comesLater(person, lines)))
  return lines.map(({ event, members, present }) => {
    const goes = event === 'left' || event === 'removed'
    // One set for all lines between two changes: a group may have 1,024 members and 40,000 lines.
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
