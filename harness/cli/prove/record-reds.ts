import { readFile, rm } from 'node:fs/promises'
import { z } from 'zod'
import { type AlsoRed, alsoRedSchema, alsoRedText, type ProvenConnector } from '../../runner/index.ts'
import { readJsonFile } from '../json-file.ts'
import { writeReport } from '../write-reports.ts'

/** A record that is written connector by connector, so that you can stop the command and continue it later. */
export interface Recording {
  /** Ids of the connectors that an earlier command recorded. They are not played again. */
  done: ReadonlySet<string>
  /** Writes the line of a connector; the other lines stay unchanged. A connector that was not caught gets no line. */
  take(proven: ProvenConnector): Promise<void>
  /** All connectors were played, so the next recording starts from the beginning. */
  finish(): Promise<void>
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

/** Opens the record in a file, which does not have to exist. Throws a UserError for a file that is not a record. */
export async function openRecording({ file, seed, all, whole }: RecordingOptions): Promise<Recording> {
  const progressFile = `${file}.progress`
  const before = whole ? await progressIn(progressFile) : undefined
  const done = new Set(before?.seed === seed ? before.done : [])
  const rows = new Map([...(await rowsIn(file))].filter(([id]) => all.includes(id)))
  let writing: Promise<void> = Promise.resolve()
  const write = async ({ id, red, mustRed }: ProvenConnector): Promise<void> => {
    rows.set(id, { reds: red.filter((requirement) => !mustRed.includes(requirement)) })
    await writeReport(file, alsoRedText(rows))
    if (!whole) return
    done.add(id)
    await writeReport(progressFile, `${JSON.stringify({ seed, done: [...done] })}\n`)
  }
  return {
    done: new Set(done),
    take: async (proven) => {
      if (!proven.caught) return
      // One write after the other: connectors are played in parallel, and each write replaces the whole file.
      writing = writing.then(() => write(proven))
      await writing
    },
    finish: async () => {
      if (whole) await rm(progressFile, { force: true })
    },
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
