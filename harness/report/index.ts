export { type ReportFromFile, renderComparison } from './comparison-text.ts'
export { type Headline, type Outcome, standingsOf } from './headline.ts'
export { renderHtml } from './html-report.ts'
export { jsonReport } from './json-report.ts'
export {
  type JsonFinding,
  type JsonLedger,
  type JsonReport,
  type JsonResult,
  jsonReportSchema,
} from './json-schema.ts'
export { renderJunit } from './junit-report.ts'
export { type KillMatrixOptions, renderKillMatrix } from './kill-matrix.ts'
export { renderKillMatrixHtml } from './kill-matrix-html.ts'
export { renderKillMatrixMarkdown } from './kill-matrix-markdown.ts'
export { type MarkdownOptions, renderMarkdown } from './markdown-report.ts'
export { printable } from './printable.ts'
export { type ProofReport, proofReport } from './prove-report.ts'
export { type ReportFile, renderText, type TextOptions } from './text-report.ts'
