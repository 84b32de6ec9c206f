import { basename } from 'node:path'
import { Command } from 'commander'
import { createChance } from '../../control/seed.ts'
import { createWorkFolder } from '../../runner/index.ts'
import {
  ChatExportError,
  type DateOrder,
  PeopleFileError,
  readChatExport,
  readPeopleFile,
} from '../../synth/chat-export/index.ts'
import { dateOrderOption, languageOption } from '../export-options.ts'
import type { Terminal } from '../terminal.ts'
import { UserError } from '../user-error.ts'
import { type ExportReading, readingOf } from './export-reading.ts'
import { renderReading } from './render-reading.ts'

interface CheckExportFlags {
  timeZone: string
  language?: string
  dateOrder?: DateOrder
  people?: string
  json?: boolean
}

const examples = `
Examples:
  $ mock-telemessage check export "WhatsApp Chat with Ben.txt" --time-zone Europe/Rome
  $ mock-telemessage check export _chat.zip --time-zone Asia/Seoul --language ko --people people.csv
  $ mock-telemessage check export _chat.txt --time-zone UTC --date-order month-day-year
  $ mock-telemessage check export _chat.txt --time-zone UTC --json | jq '.left'

Each line of the export is part of an item, or is in the list of what is left, with the reason; so is each file of a ZIP.
The warnings name what was guessed. Nothing is run, and nothing is written.

Exit codes: 0 the export was read; 2 it was refused, or the command was wrong.`

/** `mock-telemessage check export`: prints what an export is read as. */
export function checkExportCommand(terminal: Terminal): Command {
  return new Command('export')
    .description('Print what a WhatsApp chat export is read as: its items, what is left out and why, what was guessed.')
    .argument('<file>', 'the export: a .txt, or a .zip with media')
    .requiredOption('--time-zone <zone>', 'time zone of the export, because the file does not contain it: Europe/Rome')
    .addOption(languageOption())
    .addOption(dateOrderOption())
    .option('--people <file>', 'CSV file with Name,Number,Email,Mailbox of people in the export')
    .option('--json', 'print JSON instead of text')
    .addHelpText('after', examples)
    .action(async (file: string, flags: CheckExportFlags) => {
      const reading = await readingIn(terminal, file, flags)
      terminal.print(flags.json ? `${JSON.stringify(reading, null, 2)}\n` : renderReading(basename(file), reading))
      terminal.end(0)
    })
}

async function readingIn(terminal: Terminal, file: string, flags: CheckExportFlags): Promise<ExportReading> {
  const workFolder = await createWorkFolder()
  terminal.onExit(workFolder.remove, workFolder.removeNow)
  const { timeZone, language, dateOrder } = flags
  try {
    const people = flags.people === undefined ? undefined : await readPeopleFile(flags.people)
    const read = await readChatExport({
      ...{ file, timeZone, language, dateOrder, people },
      // People without a name or a number are invented; for a look at the file, always the same ones.
      chance: createChance(1),
      unpackIn: workFolder.path,
    })
    try {
      return readingOf(file, read, people?.notes ?? [])
    } finally {
      await read.dispose()
    }
  } catch (error) {
    if (error instanceof ChatExportError || error instanceof PeopleFileError) {
      throw new UserError('bad-input-file', error.message, error)
    }
    throw error
  }
}
