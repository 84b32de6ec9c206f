import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Around } from './faulty.ts'

/** The first line of a mapping file. */
export const mappingHeader = 'External User ID,Microsoft 365 User Mailbox'

/** A connector that misreads its mapping file: the file is rewritten to what the connector understands. */
export function rereadsMapping(understood: (text: string, region: string | undefined) => string): Around {
  return {
    before: async (environment) => {
      if (environment.MT_MAPPING_FILE === undefined) return environment
      const file = join(environment.MT_STATE_DIR, 'mapping-as-understood.csv')
      const text = await readFile(environment.MT_MAPPING_FILE, 'utf8')
      await writeFile(file, understood(text, environment.MT_DEFAULT_REGION))
      return { ...environment, MT_MAPPING_FILE: file }
    },
  }
}

/** The same file without the rows whose number a connector cannot read. */
export function withoutRows(text: string, unreadable: (numberCell: string) => boolean): string {
  const [header = '', ...rows] = text.split('\n')
  return [header, ...rows.filter((row) => !unreadable(row.split(',')[0] ?? ''))].join('\n')
}
