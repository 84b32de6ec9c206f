import type { ExportFile } from '../case-operation.ts'
import type { CaseContext } from '../ediscovery-parts.ts'
import { fileNameOf, planOf } from './export-plan.ts'
import type { ExportSource } from './export-source.ts'
import { zipOf } from './export-zip.ts'

/** One file of an export, written while it is read, with its size. */
export function fileOfExport(
  source: ExportSource,
  kind: ExportFile['kind'],
  context: Pick<CaseContext, 'directory'>,
): ReturnType<typeof zipOf> {
  return zipOf(planOf(source, kind, context), source.facts.at)
}

/** The files of an export, with their sizes: one with the items, and one with the reports alone. */
export function filesOfExport(source: ExportSource, context: Pick<CaseContext, 'directory'>): ExportFile[] {
  const name = fileNameOf(source.request.displayName)
  const kinds = source.action === 'exportReport' ? (['reports'] as const) : (['result', 'reports'] as const)
  return kinds.map((kind) => {
    const { stream, sizeBytes } = fileOfExport(source, kind, context)
    stream.destroy()
    return { kind, sizeBytes, fileName: kind === 'result' ? `${name}.zip` : `Reports-${name}.zip` }
  })
}
