import { createChance } from '../../control/seed.ts'
import {
  type ArchiverProfile,
  type CustomMapping,
  type Day,
  defaultArchiver,
  type LeftLine,
} from '../../runner/index.ts'
import {
  type ChatExport,
  ChatExportError,
  chatExportRoute,
  type DateOrder,
  dateOrderGuess,
  PeopleFileError,
  readChatExport,
  readPeopleFile,
  warningText,
} from '../../synth/chat-export/index.ts'
import { UserError } from '../user-error.ts'

/** A day from a chat export, the lines that did not become items, and a function that removes its temporary files. */
export interface ImportedDay {
  day: Day
  leftLines: LeftLine[]
  /**
   * What a person who knows the export should check: guesses, files that are in no item, and rows of the people file that
   * were read differently.
   */
  notes: string[]
  dispose(): Promise<void>
}

/** Reads an export as the traffic of a day. Throws a UserError that names file, line and what would be right. */
export async function chatExportDay(options: {
  file: string
  timeZone: string
  peopleFile?: string | undefined
  mapping?: CustomMapping | undefined
  seed: number
  dateOrder?: DateOrder | undefined
  language?: string | undefined
  /** The folder in which the media are unpacked. */
  unpackIn?: string | undefined
  /** Default: the default archiver. */
  archiver?: ArchiverProfile | undefined
}): Promise<ImportedDay> {
  const { file, timeZone, peopleFile, mapping, seed, dateOrder, language, unpackIn } = options
  demandCaptured(options.archiver ?? defaultArchiver)
  try {
    const people = peopleFile === undefined ? undefined : await readPeopleFile(peopleFile)
    const chance = createChance(seed).fork('chat export')
    const imported = await readChatExport({ file, timeZone, people, chance, dateOrder, language, unpackIn })
    const day: Day = {
      id: 'the-chat-export',
      title: `the chat export ${file}`,
      people: imported.people,
      directory: imported.directory,
      customMapping: mapping,
      events: imported.events,
      to: imported.capture.to,
    }
    const { leftLines, dispose } = imported
    return { day, leftLines, notes: [...guessesOf(file, imported), ...(people?.notes ?? [])], dispose }
  } catch (error) {
    if (error instanceof ChatExportError || error instanceof PeopleFileError) {
      throw new UserError('bad-input-file', error.message, error)
    }
    throw error
  }
}

function demandCaptured({ folderName, routes }: ArchiverProfile): void {
  const { source, network } = chatExportRoute
  if (routes.some((route) => route.source === source && route.network === network)) return
  throw new UserError(
    'export-of-another-archiver',
    `a chat export is from ${network}, and the ${folderName} does not capture ${network}; remove --archiver or --chat-export`,
  )
}

function guessesOf(file: string, { dateOrder, dateOrderIsCertain, warnings, leftFiles }: ChatExport): string[] {
  return [
    ...(dateOrderIsCertain ? [] : [dateOrderGuess(file, dateOrder)]),
    ...warnings.map((warning) => warningText(file, warning)),
    ...leftFiles.map((left) => `${file}/${left.file} is in no item: ${left.reason}`),
  ]
}
