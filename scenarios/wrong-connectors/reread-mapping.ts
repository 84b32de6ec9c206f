import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Around } from './faulty.ts'

/** What the first line of a mapping file names. */
export const mappingHeader = 'External User ID,Microsoft 365 User Mailbox'

/** What a connector does that reads its mapping file otherwise: the file is changed to what it understands of it. */
export function rereadsMapping(understood: (text: string) => string): Around {
  return {
    before: async (environment) => {
      if (environment.MT_MAPPING_FILE === undefined) return environment
      const file = join(environment.MT_STATE_DIR, 'mapping-as-understood.csv')
      await writeFile(file, understood(await readFile(environment.MT_MAPPING_FILE, 'utf8')))
      return { ...environment, MT_MAPPING_FILE: file }
    },
  }
}

/** The same file without the rows whose number a reader cannot make anything of. */
export function withoutRows(text: string, unreadable: (numberCell: string) => boolean): string {
  const [header = '', ...rows] = text.split('\n')
  return [header, ...rows.filter((row) => !unreadable(row.split(',')[0] ?? ''))].join('\n')
}
