import { relative } from 'node:path'
import { Command } from 'commander'
import { counted } from '../../report/count-words.ts'
import { type CheckedData, checkData } from '../../stores/disk/check-data.ts'
import { repairData } from '../../stores/disk/repair-data.ts'
import { StoreError } from '../../stores/record-store.ts'
import { stateFolderOf } from '../serve/serve-state.ts'
import type { Terminal } from '../terminal.ts'
import { UserError } from '../user-error.ts'

const checkExamples = `
Examples:
  $ mock-telemessage data check                     the folder that serve uses by default
  $ mock-telemessage data check ./team --json | jq '.findings'

Reads the data base, each record, and each body with its digest. Does not read search.db, which is made again from
the messages if you delete it. Changes nothing. Stop serve first.

Exit codes: 0 sound; 1 damaged; 2 the folder cannot be read, or the command was wrong.`

const repairExamples = `
Examples:
  $ mock-telemessage data repair ./team

What is damaged is taken out and kept in the folder state/removed beside the rest; the rest can be served again.
Make a copy of the folder first, if it matters.

Exit codes: 0 sound afterwards; 1 still damaged; 2 the folder cannot be read, or the command was wrong.`

/** `mock-telemessage data`: looks after the data folder of a serve that does not run. */
export function dataCommand(terminal: Terminal): Command {
  return new Command('data')
    .description('Check or repair the data folder of serve.')
    .addCommand(
      partOf('check', 'Read everything in a data folder, and list what is damaged.', checkExamples, check(terminal)),
    )
    .addCommand(
      partOf('repair', 'Take out what is damaged, so that the rest can be served.', repairExamples, repair(terminal)),
    )
}

type Act = (folder: string, flags: { json?: boolean }) => Promise<void>

function partOf(name: string, description: string, examples: string, act: Act): Command {
  return new Command(name)
    .description(description)
    .argument('[folder]', 'the data folder, as in serve --data', '.mock-telemessage')
    .option('--json', 'print JSON instead of text')
    .addHelpText('after', examples)
    .action(act)
}

function check(terminal: Terminal): Act {
  return async (folder, { json }) => {
    requireFolder(folder)
    const checked = await orUserError(checkData(stateFolderOf(folder)))
    terminal.print(json ? inJson(shown(checked)) : `${summary(checked)}${listed(checked)}`)
    terminal.end(checked.findings.length === 0 ? 0 : 1)
  }
}

function repair(terminal: Terminal): Act {
  return async (folder, { json }) => {
    requireFolder(folder)
    const { before, removedTo, after } = await orUserError(repairData(stateFolderOf(folder)))
    if (json) terminal.print(inJson({ before: shown(before), removedTo: removedTo ?? null, after: shown(after) }))
    else {
      terminal.print(`${summary(before)}${listed(before)}`)
      const removed = before.unusedFiles.length
      if (removed > 0) terminal.print(`Removed: ${counted(removed, 'unused file', 'unused files')}.\n`)
      if (removedTo !== undefined)
        terminal.print(
          `Taken out and kept in ${relative(process.cwd(), removedTo)}.\nNow: ${summary(after)}${listed(after)}`,
        )
    }
    terminal.end(after.findings.length === 0 ? 0 : 1)
  }
}

/** Throws a UserError `data-in-postgres` for the address of a store; without the address, which may have a password. */
function requireFolder(folder: string): void {
  if (!/^postgres(?:ql)?:/.test(folder)) return
  throw new UserError(
    'data-in-postgres',
    'data check and data repair are for folders; check a data base with pg_amcheck, and restore what is damaged from a backup: serve --store checks each record and all bytes when it reads them',
  )
}

function orUserError<Result>(result: Promise<Result>): Promise<Result> {
  return result.catch((error: unknown) => {
    if (error instanceof StoreError) throw new UserError(error.code, error.message, error)
    throw error
  })
}

/** What others may rely on: without the ids of rows. */
function shown({ findings, ...checked }: CheckedData): object {
  return { ...checked, findings: findings.map(({ kind, place, problem, lost }) => ({ kind, place, problem, lost })) }
}

function inJson(value: object): string {
  return `${JSON.stringify({ schemaVersion: 1, ...value }, null, 2)}\n`
}

function summary({ folder, recordCount, bodyCount, bodyBytes, findings }: CheckedData): string {
  const bytes = counted(bodyBytes, 'byte', 'bytes')
  const what = `${counted(recordCount, 'record', 'records')}, ${counted(bodyCount, 'body', 'bodies')} with ${bytes}`
  const verdict = findings.length === 0 ? 'sound' : counted(findings.length, 'finding', 'findings')
  return `${folder}: ${what}: ${verdict}\n`
}

function listed({ findings, unusedFiles }: CheckedData): string {
  const found = findings.map(({ place, problem, lost }) => `  ${place}\n    ${problem}; lost: ${lost}\n`)
  const unused = unusedFiles.map((path) => `  unused, which does no harm: bodies/${path}\n`)
  return [...found, ...unused].join('')
}
