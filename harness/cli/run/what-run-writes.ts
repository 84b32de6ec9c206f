import type { Command } from 'commander'
import { runFormats } from '../../report/index.ts'
import type { Destination, Source } from '../reports/destination.ts'
import { reportDestinations, reportRoomBytes } from '../reports/report-options.ts'
import { onOutput } from './progress-json.ts'

/** The options of `run` that name files, and the size of its day. */
interface FileFlags {
  items: number
  repro?: string
  progressJson?: string
  baseline?: string
  conformance?: string | false
  chatExport?: string
  people?: string
  mappingFile?: string
}

/** The most that the lines of `--progress-json` become in practice. */
const lineRoomBytes = 1024 * 1024

/** Where a run writes, and the files that it reads, which its reports must not replace. */
export function whatRunWrites(
  command: Command,
  flags: FileFlags,
  playsDay: boolean,
): { destinations: Destination[]; sources: Source[] } {
  const { repro, progressJson, baseline, conformance, chatExport, people, mappingFile } = flags
  const itemCount = playsDay ? flags.items : 0
  const evidence: Destination[] =
    repro === undefined
      ? []
      : [{ option: '--repro', path: repro, kind: 'folder', roomBytes: reportRoomBytes(itemCount) }]
  const lines: Destination[] =
    progressJson === undefined || progressJson === onOutput
      ? []
      : [{ option: '--progress-json', path: progressJson, kind: 'file', roomBytes: lineRoomBytes }]
  const read = {
    '--baseline': baseline,
    '--conformance': conformance === false ? undefined : conformance,
    '--chat-export': chatExport,
    '--people': people,
    '--mapping-file': mappingFile,
  }
  const sources = Object.entries(read).flatMap(([option, path]) => (path === undefined ? [] : [{ option, path }]))
  return { destinations: [...reportDestinations(command, runFormats, itemCount), ...evidence, ...lines], sources }
}
