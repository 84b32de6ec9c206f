import { z } from 'zod'
import { requirements } from '../../catalogue/index.ts'

/** The requirements that a wrong connector turns red besides those in `mustRed`. */
interface AlsoRedRow {
  reds: readonly string[]
  /** Not recorded yet: the list was kept by hand before there was a record, and may contain too much. */
  keptByHand?: boolean | undefined
}

/**
 * By the id of a wrong connector, the requirements that it turns red besides those in `mustRed`, as a full proof
 * recorded them.
 */
export type AlsoRed = ReadonlyMap<string, AlsoRedRow>

const byHand = 'kept by hand: '
const row = z
  .string()
  .regex(/^(kept by hand: )?([A-Z]{3}-\d+( (?=[A-Z])|$))*$/, 'expected ids of requirements, separated by one space')

/**
 * The file of the record. It has one line for each wrong connector, so that a diff shows which of them changed, and
 * how.
 */
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
 * The problems in the lines of a record, each with the remedy. `ids`: wrong connectors that need a line; `all`: every
 * existing wrong connector; `file`: the path of the record.
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
    ...gone.map((id) => `${file} has a line for ${id}, which is not a wrong connector any more; delete the line`),
  ]
}
