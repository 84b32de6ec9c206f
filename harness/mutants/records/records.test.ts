import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { mutantsOf } from '../mutants-of.ts'
import { mutatedFiles, targets } from '../mutated-files.ts'
import { readRecord } from './record.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))

test.each(targets)(
  'each survivor of %s with a reason is a mutant of the code as it is, in the line that is listed',
  async (target) => {
    const record = await readRecord(root, target)
    const hasReason = ({ survived = {} }: (typeof record)[string]): boolean =>
      Object.values(survived).some(({ reason }) => reason !== undefined)
    const files = Object.entries(record).flatMap(([file, one]) => (hasReason(one) ? [file] : []))
    const known = await mutatedFiles(root, target)
    expect(files.filter((file) => !known.includes(file))).toEqual([])
    const today = await mutantsOf(root, files)
    const mutants = new Map(today.map((mutant) => [`${mutant.file} ${mutant.id}`, mutant]))
    const listed = Object.entries(record).flatMap(([file, { survived = {} }]) =>
      Object.entries(survived).map(([id, one]) => ({ file, id, ...one })),
    )
    const withReason = listed.filter(({ reason }) => reason !== undefined)
    const stale = withReason.filter(({ file, id, line, mutator, replacement }) => {
      const mutant = mutants.get(`${file} ${id}`)
      const isSame = mutant?.lineText.startsWith(line) && mutant.replacement.startsWith(replacement)
      return !isSame || mutant?.mutator !== mutator
    })
    expect(stale, 'drop them: npm run test:mutants -- --record').toEqual([])
    expect(withReason.filter(({ reason = '' }) => reason.length < 20)).toEqual([])
  },
)
