import { Command } from 'commander'
import { z } from 'zod'
import { type JsonReport, jsonReportSchema, type ReportFromFile, renderComparison } from '../../report/index.ts'
import { readJsonFile } from '../json-file.ts'
import { packageVersion } from '../package-version.ts'
import { colourWanted, columnsOf, type Terminal } from '../terminal.ts'
import { UserError } from '../user-error.ts'

const examples = `
Examples:
  $ mock-telemessage compare yesterday.json today.json

A check is one requirement in one scenario. If the reports differ in seed, connector, archiver or
readings, this is printed first. Each check is named in the words of the archiver in its report.

Exit codes: 0 nothing is worse; 1 something is worse, fails the first time it is played, or vanished; 2 a file is not a report.`

/** `mock-telemessage compare`: what changed between two JSON reports of `run`. */
export function compareCommand(terminal: Terminal): Command {
  return new Command('compare')
    .argument('<before>', 'the earlier report: report.json')
    .argument('<after>', 'the later one')
    .addHelpText('after', examples)
    .action(async (before: string, after: string) => {
      terminal.end(await compare(terminal, before, after))
    })
}

async function compare(terminal: Terminal, before: string, after: string): Promise<0 | 1> {
  const options = { colour: colourWanted(terminal), widthColumns: columnsOf(terminal) }
  const { text, isWorse } = renderComparison(await readReport(before), await readReport(after), options)
  terminal.print(text)
  return isWorse ? 1 : 0
}

const code = 'no-report'

/** Newer reports may have other fields. */
const versionedSchema = z.looseObject({ schemaVersion: z.int(), package: z.string().optional() })

async function readReport(path: string): Promise<ReportFromFile> {
  const what = 'use a report that mock-telemessage run --json has written'
  const versioned = await readJsonFile(path, versionedSchema, { code, advice: what })
  if (versioned.schemaVersion !== 1) {
    throw new UserError(
      code,
      `${path}: the report has schemaVersion ${versioned.schemaVersion}, but this version of mock-telemessage reads 1; use the newer of the two versions`,
    )
  }
  const writtenBy = versioned.package === undefined ? '' : `; it was written by ${versioned.package}`
  const advice = `this is mock-telemessage ${packageVersion()}${writtenBy}; ${what}`
  const report: JsonReport = await readJsonFile(path, jsonReportSchema, { code, advice })
  return { path, report }
}
