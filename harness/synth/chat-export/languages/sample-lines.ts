import { asianLines } from './asian/sample-lines.ts'
import { europeanLines } from './european/sample-lines.ts'
import type { SampleLines } from './sample-lines-of-one.ts'

/**
 * One entry for each language, for tests. Take the lines from real exports, and do not copy them from the file of the
 * language: a word that is wrong in both would be tested as right.
 */
export const sampleLines: Record<string, SampleLines> = { ...europeanLines, ...asianLines }
