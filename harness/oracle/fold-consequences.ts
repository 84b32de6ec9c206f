import type { Finding } from './finding.ts'

/**
 * Puts findings that only follow from another one under their cause, as a sentence, so that one mistake is counted once:
 *
 * - A folder in a mailbox that must receive nothing (FLD-4) follows from a message in it.
 * - What an import log should say by the prediction (`mayFollow`) follows from items that were not archived as predicted.
 *
 * What the log says of the mailboxes as they are follows from nothing: a log that counts a lost copy as imported is wrong
 * in any case. Returns each finding that stays, with its consequences. Give it only findings that count; otherwise a
 * finding would disappear under a cause that is excused.
 */
export function foldConsequences(findings: readonly Finding[]): Map<Finding, Finding> {
  const consequences = new Map<Finding, string[]>()
  const causes = findings.filter((finding) => {
    const cause = causeOf(finding, findings)
    if (cause === undefined) return true
    consequences.set(cause, [...(consequences.get(cause) ?? []), `${finding.requirement}: ${finding.message}`])
    return false
  })
  return new Map(
    causes.map((finding) => {
      const its = consequences.get(finding)
      return [finding, its === undefined ? finding : { ...finding, consequences: [...new Set(its)] }]
    }),
  )
}

function causeOf({ requirement, mailbox, mayFollow }: Finding, findings: readonly Finding[]): Finding | undefined {
  if (requirement === 'FLD-4') {
    return findings.find((other) => other.fault === 'unexpected' && other.mailbox === mailbox)
  }
  return mayFollow ? findings.find(isAboutArchiving) : undefined
}

/** The areas that decide whether an item is archived, and where. */
const decidingAreas = ['CAP', 'DAY', 'MAP', 'LIM', 'RES']

/** An altered or misplaced copy is counted like a right one, so nothing in the log follows from it. */
function isAboutArchiving({ requirement, fault }: Finding): boolean {
  return decidingAreas.includes(requirement.slice(0, 3)) && fault !== 'altered' && fault !== 'misplaced'
}
