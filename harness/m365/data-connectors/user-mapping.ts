import { bytesForm } from '../../control/state/body-forms.ts'
import type { StateTables, StoredForm } from '../../control/state/state-tables.ts'
import { GraphRefusal } from '../graph/errors.ts'
import type { MappingRow, ReadMapping } from './ports.ts'

/** How a connector finds the mailbox of a participant (TEN-4). At least one of the two is set. */
export interface UserMapping {
  automatic: boolean
  /** The bytes of the custom mapping file as they were uploaded. */
  file: Buffer | undefined
}

/** How a store keeps a mapping: its file apart from it. */
export function mappingForm(tables: Pick<StateTables, 'bodies'>): StoredForm<UserMapping> {
  const bytes = bytesForm(tables)
  return {
    toStored: ({ automatic, file }) => ({ automatic, file: file && bytes.toStored(file) }),
    fromStored: (stored) => {
      const { automatic, file } = stored as { automatic: boolean; file: unknown }
      return { automatic, file: file === undefined ? undefined : bytes.fromStored(file) }
    },
  }
}

/** A mapping file may not be larger than this: some 200,000 rows. */
export const mappingFileBytesMax = 10 * 1024 * 1024

/** The template that the page offers for download: the header, and no row. */
export const mappingTemplate = 'External User ID,Microsoft 365 User Mailbox\r\n'

/** What the page says of an uploaded file. */
export interface FileVerdict {
  isAccepted: boolean
  rows: MappingRow[]
}

/** The refusal of a file that is too large. */
export function mappingFileTooLarge(): GraphRefusal {
  return new GraphRefusal('mappingFileTooLarge', String(mappingFileBytesMax))
}

/** Reads an uploaded file whole, with a verdict for each row. Throws `mappingFileTooLarge`. */
export async function judgeFile(bytes: Buffer, readMapping: ReadMapping): Promise<FileVerdict> {
  if (bytes.length > mappingFileBytesMax) throw mappingFileTooLarge()
  const rows = await readMapping(bytes)
  return { isAccepted: rows.every(({ verdict }) => verdict !== 'refused'), rows }
}

/**
 * The mapping that an administrator chose. Throws `mappingMissing` without either way, and `mappingFileRefused` for a file with
 * a row that cannot be read: with a part of a file, the items of the other people would go nowhere.
 */
export async function acceptedMapping(chosen: UserMapping, readMapping: ReadMapping): Promise<UserMapping> {
  const { automatic, file } = chosen
  if (!automatic && file === undefined) throw new GraphRefusal('mappingMissing')
  if (file === undefined) return chosen
  const { rows } = await judgeFile(file, readMapping)
  const refused = rows.find(({ verdict }) => verdict === 'refused')
  if (refused) throw new GraphRefusal('mappingFileRefused', `line ${refused.line}: ${refused.problem ?? ''}`)
  return chosen
}
