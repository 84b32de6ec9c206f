import type { CountryCode } from 'libphonenumber-js/max'
import { readAddress } from './email-address.ts'
import { documentedForm } from './former-plans.ts'
import { refused } from './mapping-refusal.ts'
import { type MappingRow, mappingRows, numberColumn, targetColumn } from './mapping-rows.ts'
import { itemNumber, readNumber } from './phone-number.ts'

/** Whose number leads to which mailbox, as an administrator wrote it down (MAP-3). */
export interface CustomMapping {
  /** The address that a participant's number, as served, is mapped to. It may belong to no valid user. */
  targetOf(served: string): string | undefined
  /** The line of a row whose number is the same by a documented change of its country's numbers, and not mapped for that. */
  lineLike(served: string): number | undefined
}

/** How a mapping file is read. */
export interface MappingReading {
  /** The country of national spellings. */
  region?: CountryCode | undefined
  /** `documented`: the two forms of a number that its country changed are one number (`mapping.numberEquivalence`). */
  numberEquivalence?: 'none' | 'documented' | undefined
  /** Called for each row that was read differently from how it is written; `what` has no number and no address in it. */
  cleaned?: ((line: number, what: string) => void) | undefined
}

/**
 * Reads the custom mapping file. A file with a mistake is refused as a whole (MAP-11), because half a mapping sends chats to
 * wrong mailboxes or nowhere. Throws a FatalError (`mapping-file-refused`) with line and reason, and without a number.
 */
export async function readCustomMapping(path: string, reading: MappingReading = {}): Promise<CustomMapping> {
  const { numberEquivalence = 'none' } = reading
  const keyOf = (number: string): string => (numberEquivalence === 'documented' ? documentedForm(number) : number)
  const targets = new Map<string, MappingRow>()
  const similar = new Map<string, number>()
  for await (const written of mappingRows(path)) {
    const row = readRow(written, reading)
    const key = keyOf(row.number)
    const known = targets.get(key)
    if (known !== undefined && known.target.toLowerCase() !== row.target.toLowerCase()) {
      throw refused(
        row.line,
        `the number of line ${known.line} has another mailbox here: keep only one of the two rows`,
      )
    }
    targets.set(key, known ?? row)
    similar.set(documentedForm(row.number), row.line)
  }
  return {
    targetOf: (served) => {
      const number = itemNumber(served)
      return number === undefined ? undefined : targets.get(keyOf(number))?.target
    },
    lineLike: (served) => {
      const number = itemNumber(served)
      return number === undefined || targets.has(keyOf(number)) ? undefined : similar.get(documentedForm(number))
    },
  }
}

function readRow(row: MappingRow, { region, cleaned }: MappingReading): MappingRow {
  const { line } = row
  const number = readNumber(row.number, region)
  if ('problem' in number) throw refused(line, `"${numberColumn}" is not a phone number: ${number.problem}`)
  const target = readAddress(row.target)
  if ('problem' in target) throw refused(line, `"${targetColumn}" is not an e-mail address: ${target.problem}`)
  if (number.cleaned !== undefined) cleaned?.(line, `"${numberColumn}": ${number.cleaned}`)
  if (target.cleaned !== undefined) cleaned?.(line, `"${targetColumn}": ${target.cleaned}`)
  return { line, number: number.number, target: target.address }
}
