import { arabic } from './asian/arabic.ts'
import { bengali } from './asian/bengali.ts'
import { chineseSimplified } from './asian/chinese-simplified.ts'
import { chineseTraditional } from './asian/chinese-traditional.ts'
import { hebrew } from './asian/hebrew.ts'
import { hindi } from './asian/hindi.ts'
import { indonesian } from './asian/indonesian.ts'
import { japanese } from './asian/japanese.ts'
import { korean } from './asian/korean.ts'
import { marathi } from './asian/marathi.ts'
import { persian } from './asian/persian.ts'
import { tamil } from './asian/tamil.ts'
import { thai } from './asian/thai.ts'
import { turkish } from './asian/turkish.ts'
import { urdu } from './asian/urdu.ts'
import { vietnamese } from './asian/vietnamese.ts'
import { czech } from './european/czech.ts'
import { dutch } from './european/dutch.ts'
import { english } from './european/english.ts'
import { french } from './european/french.ts'
import { german } from './european/german.ts'
import { greek } from './european/greek.ts'
import { hungarian } from './european/hungarian.ts'
import { italian } from './european/italian.ts'
import { polish } from './european/polish.ts'
import { portuguese } from './european/portuguese.ts'
import { romanian } from './european/romanian.ts'
import { russian } from './european/russian.ts'
import { spanish } from './european/spanish.ts'
import { swedish } from './european/swedish.ts'
import { ukrainian } from './european/ukrainian.ts'
import type { ExportWords } from './export-words.ts'

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
  arabic,
  bengali,
  chineseSimplified,
  chineseTraditional,
  czech,
  greek,
  hindi,
  hungarian,
  indonesian,
  japanese,
  korean,
  marathi,
  persian,
  polish,
  romanian,
  russian,
  tamil,
  thai,
  turkish,
  ukrainian,
  urdu,
  vietnamese,
]
