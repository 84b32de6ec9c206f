import type { MutationScore } from '../../report/index.ts'
import { isDeciding, type Target } from '../mutated-files.ts'
import { idsIn, type MutationRecord } from './record.ts'

/** The groups of files that are counted, in the order of the reports. */
const groups: readonly { files: string; target: Target; has: (file: string) => boolean }[] = [
  { files: 'files of the connector that decide', target: 'connector', has: isDeciding },
  { files: 'other files of the connector', target: 'connector', has: (file) => !isDeciding(file) },
  { files: 'what only the way through Graph messages uses', target: 'second-door', has: () => true },
  { files: 'the oracle', target: 'oracle', has: () => true },
]

/** The scores of a target, from its record. */
export function scoresOf(target: Target, record: MutationRecord): MutationScore[] {
  return groups
    .filter((group) => group.target === target)
    .map(({ files, has }) => {
      const records = Object.entries(record).flatMap(([file, one]) => (has(file) ? [one] : []))
      const survivors = records.flatMap(({ survived = {} }) => Object.values(survived))
      const killed = records.flatMap((one) => idsIn(one.killed)).length
      const timedOut = records.flatMap((one) => idsIn(one.timedOut)).length
      const open = survivors.filter(({ reason }) => reason === undefined).length
      return {
        files,
        mutants: records.reduce((total, { mutants }) => total + mutants, 0),
        played: killed + timedOut + survivors.length,
        ...{ killed, timedOut, listed: survivors.length - open, open },
      }
    })
}
