export { printable } from '../markup/printable.ts'
export { proofFormats, runFormats } from './formats.ts'
export { standingsOf } from './headline.ts'
export { pageScript } from './html/script.ts'
export { compareReports } from './json/compare-reports.ts'
export { jsonReport } from './json/report.ts'
export { type JsonReport, jsonReportSchema } from './json/schema.ts'
export { renderJunit } from './junit/report.ts'
export { renderKillMatrix } from './proof/kill-matrix.ts'
export { killMatrixScript } from './proof/kill-matrix-html-script.ts'
export {
  type MutationScore,
  mutationScoreSchema,
  mutationScoreText,
  noticedShare,
} from './proof/mutation-score.ts'
export { proofReport } from './proof/prove-report.ts'
export { passedVariablesSentence } from './replay.ts'
export type { ReportFormat } from './report-format.ts'
export { comparisonSections, type ReportFromFile, renderComparison, reportDifferences } from './text/comparison-text.ts'
export { type ReportFile, renderReportFiles, renderText } from './text/report.ts'
