export type { Headline, Outcome, VerdictCounts } from './headline.ts'
export { renderHtml } from './html-report.ts'
export { jsonReport } from './json-report.ts'
export {
  type JsonFinding,
  type JsonLedger,
  type JsonReport,
  type JsonResult,
  jsonReportSchema,
} from './json-schema.ts'
export { type KillMatrixOptions, renderKillMatrix } from './kill-matrix.ts'
export type { ProofReport } from './prove-report.ts'
export { type ReportFile, renderText, type TextOptions } from './text-report.ts'
