import { readFile, rm } from 'node:fs/promises'
import { z } from 'zod'
import { type AlsoRed, alsoRedSchema, alsoRedText, type ProvenConnector } from '../../runner/index.ts'
import { readJsonFile } from '../json-file.ts'
import { writeReport } from '../reports/write-report.ts'
import { UserError } from '../user-error.ts'

/** A record that is written connector by connector, so that you can stop the command and continue it later. */
export interface Recording {
  /** Ids of the connectors that an earlier command recorded. They are not played again. */
  done: ReadonlySet<string>
  /**
   * Writes the line of a connector; the other lines stay unchanged. A connector that was not caught gets no line. If the file cannot
   * be written, the proof goes on: the next write has this line, too.
   */
  take(proven: ProvenConnector): Promise<void>
  /**
   * All connectors were played, so the next recording starts from the beginning. Returns one sentence if lines are missing in the
   * file.
   */
  finish(): Promise<string[]>
}

export interface RecordingOptions {
  file: string
  seed: number
  /** Ids of all wrong connectors. Lines of other connectors are removed. */
  all: readonly string[]
  /**
   * Whether all connectors are recorded, and not only some that the user named. Only then can a later command continue.
   */
  whole: boolean
}

const progressSchema = z.strictObject({ seed: z.int().nonnegative(), done: z.array(z.string()) })

/** The file with the list of the connectors that an unfinished record has. */
export function progressFileOf(record: string): string {
  return `${record}.progress`
}

/** Opens the record in a file, which does not have to exist. Throws a UserError for a file that is not a record. */
export async function openRecording({ file, seed, all, whole }: RecordingOptions): Promise<Recording> {
  const progressFile = progressFileOf(file)
  const before = whole ? await progressIn(progressFile) : undefined
  const done = new Set(before?.seed === seed ? before.done : [])
  const rows = new Map([...(await rowsIn(file))].filter(([id]) => all.includes(id)))
  let writing: Promise<void> = Promise.resolve()
  let failure: string | undefined
  const write = async ({ id, red, mustRed }: ProvenConnector): Promise<void> => {
    rows.set(id, { reds: red.filter((requirement) => !mustRed.includes(requirement)) })
    done.add(id)
    await writeReport(file, alsoRedText(rows))
    // After the record, so that it lists nothing that the record does not have.
    if (!whole) return
    await writeReport(progressFile, `${JSON.stringify({ seed, done: [...done] })}\n`)
  }
  return {
    done: new Set(done),
    take: async (proven) => {
      if (!proven.caught) return
      // One write after the other: connectors are played in parallel, and each write replaces the whole file.
      writing = writing.then(async () => {
        failure = await failureOf(() => write(proven))
      })
      await writing
    },
    finish: async () => {
      if (failure !== undefined) return [`record: ${failure}`]
      if (whole) await rm(progressFile, { force: true })
      return []
    },
  }
}

async function failureOf(write: () => Promise<void>): Promise<string | undefined> {
  try {
    await write()
    return undefined
  } catch (error) {
    if (error instanceof UserError) return error.message
    throw error
  }
}

async function rowsIn(file: string): Promise<AlsoRed> {
  if (!(await isThere(file))) return new Map()
  const advice = 'a record has one line for each wrong connector'
  return readJsonFile(file, alsoRedSchema, { code: 'not-a-record', advice })
}

async function progressIn(file: string): Promise<z.infer<typeof progressSchema> | undefined> {
  if (!(await isThere(file))) return undefined
  return readJsonFile(file, progressSchema, { code: 'not-a-record', advice: 'delete it to begin at the beginning' })
}

async function isThere(file: string): Promise<boolean> {
  return readFile(file).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return false
      throw error
    },
  )
}
