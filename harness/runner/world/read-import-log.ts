import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { type ImportLogRecord, importLogRecordSchema } from '../../contract/index.ts'
import type { FoundImportLog } from '../../oracle/index.ts'

/** Reads the file `MT_IMPORT_LOG` of a sync. It returns a problem in the file instead of throwing it. */
export async function readImportLog(path: string): Promise<FoundImportLog> {
  const exists = await stat(path).then(
    () => true,
    () => false,
  )
  if (!exists) return { state: 'absent' }
  const records: ImportLogRecord[] = []
  let lineNumber = 0
  for await (const line of createInterface({
    input: createReadStream(path, 'utf8'),
    crlfDelay: Number.POSITIVE_INFINITY,
  })) {
    lineNumber += 1
    if (line.trim() === '') continue
    const record = decodeLine(line)
    if (typeof record === 'string') return { state: 'unreadable', lineNumber, problem: record }
    records.push(record)
  }
  return { state: 'read', records }
}

function decodeLine(line: string): ImportLogRecord | string {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    return 'is not JSON'
  }
  const record = importLogRecordSchema.safeParse(value)
  if (record.success) return record.data
  const [issue] = record.error.issues
  return `${issue?.path.join('.') || 'the record'}: ${issue?.message ?? 'is not as documented'}`
}
