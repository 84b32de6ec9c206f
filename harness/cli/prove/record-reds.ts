import { readFile, rm } from 'node:fs/promises'
import { z } from 'zod'
import { type AlsoRed, alsoRedSchema, alsoRedText, type ProvenConnector } from '../../runner/index.ts'
import { readJsonFile } from '../json-file.ts'
import { writeReport } from '../write-reports.ts'

/** A record that is being written, connector by connector, so that it can be stopped and gone on with. */
export interface Recording {
  /** Ids of the connectors that an earlier command has recorded, and that need not be played. */
  done: ReadonlySet<string>
  /** Writes the line of a connector; the lines of others stay as they are. One that got away has none to write. */
  take(proven: ProvenConnector): Promise<void>
  /** All were played: the next recording begins at the beginning. */
  finish(): Promise<void>
}

export interface RecordingOptions {
  file: string
  seed: number
  /** Ids of all the wrong connectors there are; lines of others go. */
  all: readonly string[]
  /** Is everything recorded, and not only what somebody has named? Only then is there something to go on with. */
  whole: boolean
}

const progressSchema = z.strictObject({ seed: z.int().nonnegative(), done: z.array(z.string()) })

/** Opens the record of a file, which need not be there yet. Throws a UserError for a file that is no record. */
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
      // One after the other: connectors are played side by side, and the file is written whole.
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
