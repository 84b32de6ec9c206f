import { type FileHandle, open } from 'node:fs/promises'
import type { RunOptions } from '../../runner/play/run.ts'
import type { ProgressLine } from '../progress-lines.ts'
import { whyNotWritten } from '../reports/why-not-written.ts'
import type { Terminal } from '../terminal.ts'

/** Where the lines of `--progress-json` go. */
export interface ProgressJson {
  /** The terminal for everything else: its output belongs to the lines if they are printed. */
  terminal: Terminal
  begin(begun: Omit<Extract<ProgressLine, { event: 'begun' }>, 'event' | 'schemaVersion'>): void
  judged: RunOptions['onJudged']
  /** Writes the last line. Returns one sentence for lines that could not be written. */
  end(exitCode: number): Promise<string[]>
}

/** The value of `--progress-json` that means the output of the terminal. */
export const onOutput = '-'

/**
 * The lines of `--progress-json <path>`, each written as soon as it is known; none without a path. A file that cannot be written any
 * more does not stop the run.
 */
export function openProgressJson(terminal: Terminal, path: string | undefined): ProgressJson {
  if (path === undefined) return { terminal, begin: () => {}, judged: undefined, end: async () => [] }
  const isPrinted = path === onOutput
  const lines = isPrinted ? printedLines(terminal) : linesInFile(path)
  return {
    terminal: isPrinted ? wordsOnErrors(terminal) : terminal,
    begin: (begun) => lines.write({ event: 'begun', schemaVersion: 1, ...begun }),
    judged: (scenario, results) => {
      const named = results.map(({ requirement, verdict, message }) => ({ requirement, verdict, message }))
      lines.write({ event: 'judged', scenario, results: named })
    },
    end: (exitCode) => {
      lines.write({ event: 'ended', exitCode })
      return lines.close()
    },
  }
}

interface Lines {
  write(line: ProgressLine): void
  close(): Promise<string[]>
}

function textOf(line: ProgressLine): string {
  return `${JSON.stringify(line)}\n`
}

function printedLines({ print }: Terminal): Lines {
  return { write: (line) => print(textOf(line)), close: async () => [] }
}

/** The file is opened with the first line, after the place was tried. */
function linesInFile(path: string): Lines {
  let file: Promise<FileHandle> | undefined
  let failure: string | undefined
  let written = Promise.resolve()
  const failed = (error: unknown): void => {
    failure ??= `progress lines: cannot write ${path}: ${whyNotWritten(error)}`
  }
  return {
    write: (line) => {
      file ??= open(path, 'w')
      const opened = file
      written = written.then(async () => (await opened).appendFile(textOf(line))).catch(failed)
    },
    close: async () => {
      await written
      await file?.then((opened) => opened.close()).catch(failed)
      return failure === undefined ? [] : [failure]
    },
  }
}

/** A terminal whose words go where errors go. Its other parts stay as they are; its input is not opened. */
function wordsOnErrors(terminal: Terminal): Terminal {
  const print = (text: string): void => void terminal.errors.write(text)
  return Object.create(terminal, { print: { value: print }, output: { value: terminal.errors } })
}
