import type { Escape } from './ratchet.ts'
import type { MutationRecord } from './record.ts'

/** What survived although the record does not list it, with what to do. */
export function escapeLines(found: readonly Escape[]): string {
  const lines = found.map(({ sort, mutant: { file, line, mutator, lineText, replacement, status } }) => {
    const title = sort === 'worse' ? 'WORSE, it was noticed before' : 'not in the record'
    const reach = status === 'unreached' ? ', and no test gets there' : ''
    return `${title}: ${file}:${line} ${mutator}${reach}\n    ${lineText}\n    => ${inOneLine(replacement)}\n`
  })
  if (lines.length === 0) return ''
  const advice = 'Add a scenario and a wrong connector, or write a reason into the record: see CONTRIBUTING.md.\n'
  return [...lines, advice].join('')
}

/** The survivors of a record that nobody has given a reason, file by file. */
export function holeLines(record: MutationRecord): string {
  return Object.entries(record)
    .flatMap(([file, { survived = {} }]) =>
      Object.entries(survived)
        .filter(([, { reason }]) => reason === undefined)
        .map(([id, one]) => `${id} ${file}: ${one.line} => ${inOneLine(one.replacement)} (${one.mutator})\n`),
    )
    .join('')
}

function inOneLine(code: string): string {
  return code.slice(0, 100).replaceAll(/\s*\n\s*/g, ' ')
}
