import { crc32 } from 'node:zlib'

/** Something that is damaged in what a store keeps. */
export interface DataFinding {
  kind: 'data base' | 'record' | 'body' | 'search index'
  /** The file or the table, and the record in it. */
  place: string
  problem: string
  /** What can no longer be read. */
  lost: string
  /** The records that are of no use any more, by the ids of their rows. */
  recordIds: number[]
  /** The body that is of no use any more. */
  digest: string | undefined
}

/** What was found in everything that a store keeps. */
export interface CheckedData {
  recordCount: number
  bodyCount: number
  bodyBytes: number
  findings: DataFinding[]
  /** Files that no record refers to: what a crash left. They do no harm. */
  unusedFiles: string[]
}

/** What a repair did. */
export interface RepairedData<Checked extends CheckedData = CheckedData> {
  before: Checked
  /** Where what was taken out is kept; undefined if nothing was. */
  removedTo: string | undefined
  after: Checked
}

/** The problems of bodies, in words. */
export const bodyProblems = {
  otherBytes: 'its bytes are not those of its digest',
  noFile: 'the file is not there',
  noBody: 'the body is not there',
} as const

/** What is wrong with a record; undefined: nothing. */
export function problemOfRecord(text: string, crc: number, hasTable: boolean): string | undefined {
  if (!hasTable) return 'it belongs to no table'
  if (crc32(text) !== crc) return 'its text is not the one that was written'
  try {
    JSON.parse(text)
    return undefined
  } catch {
    return 'its text is not JSON'
  }
}

/** The digests of the bodies that the text of a record refers to. */
export function digestsIn(text: string): string[] {
  return Array.from(text.matchAll(/"sha256":"([0-9a-f]{64})"/g), ([, digest = '']) => digest)
}

/** The records that refer to a body: their ids, and the place of the first one. */
export interface BodyReferences {
  ids: number[]
  place: string
}

/** Notes that a record refers to a body. */
export function refer(references: Map<string, BodyReferences>, digest: string, id: number, place: string): void {
  const known = references.get(digest)
  if (known === undefined) references.set(digest, { ids: [id], place })
  else known.ids.push(id)
}

/** The finding for a record that is of no use any more. */
export function recordFinding(id: number, place: string, problem: string): DataFinding {
  return { kind: 'record', place, problem, lost: 'this record', recordIds: [id], digest: undefined }
}

/** The finding for a body that is of no use any more. */
export function bodyFinding(
  { digest, place, problem }: { digest: string; place: string; problem: string },
  references: BodyReferences | undefined,
): DataFinding {
  const { ids: recordIds, place: record } = references ?? { ids: [], place: undefined }
  const more = recordIds.length > 1 ? ` and ${recordIds.length - 1} more` : ''
  const lost = record === undefined ? 'nothing that a record refers to' : `the content of ${record}${more}`
  return { kind: 'body', place, problem, lost, recordIds, digest }
}
