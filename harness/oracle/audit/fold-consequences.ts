import type { Finding } from '../finding.ts'

/**
 * Puts findings that only follow from another one under their cause, as a sentence, so that one mistake is counted once:
 *
 * - A folder in a mailbox that must receive nothing (FLD-4) follows from a message in it.
 * - Wrong counts, failures or users in the import log (LOG-2, LOG-3, LOG-4) follow from wrong copies, whichever these are: a log
 *   that agrees with its mailboxes cannot agree with the prediction as well.
 *
 * A scenario without the cause still finds them.
 */
export function foldConsequences(findings: readonly Finding[]): Finding[] {
  const consequences = new Map<Finding, string[]>()
  const causes = findings.flatMap((finding) => {
    const cause = causeOf(finding, findings)
    if (cause === undefined) return [finding]
    consequences.set(cause, [...(consequences.get(cause) ?? []), `${finding.requirement}: ${finding.message}`])
    return []
  })
  return causes.map((finding) => {
    const its = consequences.get(finding)
    return its === undefined ? finding : { ...finding, consequences: [...new Set(its)] }
  })
}

const countsOfTheLog = ['LOG-2', 'LOG-3', 'LOG-4']

function causeOf({ requirement, mailbox }: Finding, findings: readonly Finding[]): Finding | undefined {
  if (requirement === 'FLD-4') {
    return findings.find((other) => other.fault === 'unexpected' && other.mailbox === mailbox)
  }
  if (countsOfTheLog.includes(requirement)) return findings.find(isAboutCopies)
  return undefined
}

/** An altered or misplaced copy is counted like a right one, so no count follows from it. */
function isAboutCopies({ fault }: Finding): boolean {
  return fault === 'missing' || fault === 'doubled' || fault === 'unexpected'
}
