import { readFile } from 'node:fs/promises'
import { type FormFields, FormMistake } from '../page.ts'
import type { ConsoleServices } from '../services.ts'

/** The user mapping in a form, as the page takes it. Throws a FormMistake if the file of the organisation cannot be read. */
export async function mappingSent(
  fields: FormFields,
  { facts }: ConsoleServices,
): Promise<{ automatic: boolean; file: string | null }> {
  const automatic = fields.text('automatic') !== ''
  const sent = fields.file('file')
  if (sent !== undefined) return { automatic, file: sent.content.toString('base64') }
  if (fields.text('own') === '') return { automatic, file: null }
  const own = await readFile(facts.mappingFile).catch(() => {
    throw new FormMistake('There is no mapping file in the data folder of serve. Choose a file.')
  })
  return { automatic, file: own.toString('base64') }
}
