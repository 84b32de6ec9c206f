export { proofFormats, runFormats } from './formats.ts'
export { type Headline, type Outcome, standingsOf } from './headline.ts'
export { jsonReport } from './json/report.ts'
export {
  type JsonFinding,
  type JsonLedger,
  type JsonReport,
  type JsonResult,
  jsonReportSchema,
} from './json/schema.ts'
export { renderJunit } from './junit/report.ts'
export { printable } from './printable.ts'
export { type KillMatrixOptions, renderKillMatrix } from './proof/kill-matrix.ts'
export { type ProofReport, proofReport } from './proof/prove-report.ts'
export type { ReportFormat } from './report-format.ts'
export { type ReportFromFile, renderComparison } from './text/comparison-text.ts'
export { type ReportFile, renderText, type TextOptions } from './text/report.ts'
