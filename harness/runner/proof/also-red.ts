import { z } from 'zod'
import { requirements } from '../../catalogue/index.ts'

/** What a wrong connector turns red beside the requirements that it must. */
interface AlsoRedRow {
  reds: readonly string[]
  /** Nobody has recorded it yet: the list was kept by hand before there was a record, and may hold too much. */
  keptByHand?: boolean | undefined
}

/** What wrong connectors turn red beside the requirements that they must, by id, as a whole proof has recorded it. */
export type AlsoRed = ReadonlyMap<string, AlsoRedRow>

const byHand = 'kept by hand: '
const row = z
  .string()
  .regex(/^(kept by hand: )?([A-Z]{3}-\d+( (?=[A-Z])|$))*$/, 'ids of requirements with one space between')

/** The file of the record: one line for each wrong connector, so that a diff shows which of them changed, and how. */
export const alsoRedSchema: z.ZodType<AlsoRed, Record<string, string>> = z
  .record(z.string().regex(/^[a-z0-9-]+$/), row)
  .transform((rows) => new Map(Object.entries(rows).map(([id, text]) => [id, rowFrom(text)])))

function rowFrom(text: string): AlsoRedRow {
  const keptByHand = text.startsWith(byHand)
  const reds = (keptByHand ? text.slice(byHand.length) : text).split(' ').filter((id) => id !== '')
  return { reds, ...(keptByHand && { keptByHand }) }
}

/** The text of the file: wrong connectors by id, requirements in catalogue order. */
export function alsoRedText(rows: AlsoRed): string {
  const order = new Map(requirements.map(({ id }, index) => [id, index]))
  const placeOf = (id: string): number => order.get(id) ?? order.size
  const entries = [...rows]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, { reds, keptByHand }]) => {
      const text = reds.toSorted((a, b) => placeOf(a) - placeOf(b)).join(' ')
      return [id, keptByHand ? byHand + text : text]
    })
  return `${JSON.stringify(Object.fromEntries(entries), null, 2)}\n`
}

/**
 * What is wrong with the lines of a record, and what to do about each. `ids`: wrong connectors that need a line; `all`: every
 * wrong connector there is; `file`: where the record is.
 */
export function staleRows(
  rows: AlsoRed,
  { ids, all = ids, file }: { ids: readonly string[]; all?: readonly string[]; file: string },
): string[] {
  const missing = ids.filter((id) => !rows.has(id))
  const gone = [...rows.keys()].filter((id) => !all.includes(id))
  return [
    ...missing.map(
      (id) => `${file} has no line for ${id}; run: npx mock-telemessage prove ${id} --full --record ${file}`,
    ),
    ...gone.map((id) => `${file} has a line for ${id}, which is no wrong connector any more; delete the line`),
  ]
}
