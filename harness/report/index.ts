export { printable } from '../markup/printable.ts'
export { proofFormats, runFormats } from './formats.ts'
export { standingsOf } from './headline.ts'
export { jsonReport } from './json/report.ts'
export { type JsonReport, jsonReportSchema } from './json/schema.ts'
export { renderJunit } from './junit/report.ts'

export { renderKillMatrix } from './proof/kill-matrix.ts'
export {
  type MutationScore,
  mutationScoreSchema,
  mutationScoreText,
  noticedShare,
} from './proof/mutation-score.ts'
export { proofReport } from './proof/prove-report.ts'
export { passedVariablesSentence } from './replay.ts'
export type { ReportFormat } from './report-format.ts'
export { type ReportFromFile, renderComparison } from './text/comparison-text.ts'
export { type ReportFile, renderReportFiles, renderText } from './text/report.ts'
