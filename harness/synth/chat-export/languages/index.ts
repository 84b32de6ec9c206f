import { dutch } from './dutch.ts'
import { english } from './english.ts'
import type { ExportWords } from './export-words.ts'
import { french } from './french.ts'
import { german } from './german.ts'
import { hebrew } from './hebrew.ts'
import { italian } from './italian.ts'
import { portuguese } from './portuguese.ts'
import { spanish } from './spanish.ts'
import { swedish } from './swedish.ts'

export type { ExportWords } from './export-words.ts'

/** The languages whose exports are read. An export does not name its language, so all are tried. */
export const languages: readonly ExportWords[] = [
  english,
  german,
  italian,
  spanish,
  french,
  portuguese,
  dutch,
  swedish,
  hebrew,
]
