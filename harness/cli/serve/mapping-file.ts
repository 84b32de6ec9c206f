import { existsSync, writeFileSync } from 'node:fs'
import type { Savable } from '../../control/savable.ts'
import { renderMappingFile, type SpelledMappingRow } from '../../synth/index.ts'

/** The custom mapping file that a connector is given, and its rows. Restoring a saved state writes it again. */
export interface MappingFile extends Savable {
  readonly path: string
  rows(): readonly SpelledMappingRow[]
  /** Writes the file. Throws the error of the file system; then the rows are as before. */
  write(rows: readonly SpelledMappingRow[]): void
  /** Writes the file at a start; that of an earlier start stays, because the user may have changed it. */
  begin(rows: readonly SpelledMappingRow[], goesOn: boolean): void
}

/** The file at `path`. `keep` is called with the rows whenever they change. */
export function createMappingFile(
  path: string,
  first: readonly SpelledMappingRow[],
  keep: (rows: readonly SpelledMappingRow[]) => void,
): MappingFile {
  let rows = first
  const write = (next: readonly SpelledMappingRow[]): void => {
    writeFileSync(path, renderMappingFile(next))
    rows = next
    keep(next)
  }
  return {
    path,
    rows: () => rows,
    write,
    begin: (next, goesOn) => {
      if (!goesOn || !existsSync(path)) write(next)
    },
    save: () => {
      const kept = rows
      return () => {
        if (rows !== kept) write(kept)
      }
    },
  }
}
