import type { ExportFile } from '../case-operation.ts'
import type { CaseContext } from '../ediscovery-parts.ts'
import { fileNameOf, planOf } from './export-plan.ts'
import type { ExportSource } from './export-source.ts'
import { zipOf } from './export-zip.ts'

/** The files of an export, with their sizes: one with the items, and one with the reports alone. */
export function filesOfExport(source: ExportSource, context: Pick<CaseContext, 'directory'>): ExportFile[] {
  const name = fileNameOf(source.request.displayName)
  const kinds = source.action === 'exportReport' ? (['reports'] as const) : (['result', 'reports'] as const)
  return kinds.map((kind) => {
    const { stream, sizeBytes } = zipOf(planOf(source, kind, context), source.facts.at)
    stream.destroy()
    return { kind, sizeBytes, fileName: kind === 'result' ? `${name}.zip` : `Reports-${name}.zip` }
  })
}
