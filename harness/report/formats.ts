import type { RunReport } from '../runner/play/result.ts'
import { htmlFormat } from './html/report.ts'
import { jsonFormat } from './json/report.ts'
import { junitFormat } from './junit/report.ts'
import { markdownFormat } from './markdown/report.ts'
import { proofHtmlFormat } from './proof/kill-matrix-html.ts'
import { proofMarkdownFormat } from './proof/kill-matrix-markdown.ts'
import { type ProofReport, proofJsonFormat } from './proof/prove-report.ts'
import type { ReportFormat } from './report-format.ts'

/** The forms in which `run` writes its report, in the order of `--help`. */
export const runFormats: readonly ReportFormat<RunReport>[] = [jsonFormat, htmlFormat, junitFormat, markdownFormat]

/** The forms in which `prove` writes its report, in the order of `--help`. */
export const proofFormats: readonly ReportFormat<ProofReport>[] = [
  proofJsonFormat,
  proofMarkdownFormat,
  proofHtmlFormat,
]
