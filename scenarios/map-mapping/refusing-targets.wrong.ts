import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createConnector } from '../../connector/index.ts'
import type { ConnectorEnvironment } from '../../harness/contract/index.ts'
import type { WrongConnector } from '../../harness/runner/index.ts'
import { faultyAround } from '../wrong-connectors/faulty.ts'
import { type LogOfSync, readLog, relogs, withoutFailures } from '../wrong-connectors/rewritten-log.ts'

/** Wrong about a mailbox of the file that refuses (MAP-4). */
export const refusingTargetFaults: WrongConnector[] = [
  faultyAround(
    {
      id: 'address-if-the-mailbox-of-the-file-refuses',
      fault: 'If the mailbox to which the file leads refuses a copy, the mailbox of the address gets it.',
      mustRed: ['MAP-4'],
    },
    { after: triesAddresses },
  ),
]

/** Runs the day once more without the rows that lead to mailboxes that refused. Copies that are there are skipped. */
async function triesAddresses(environment: ConnectorEnvironment): Promise<void> {
  const { MT_MAPPING_FILE, MT_STATE_DIR } = environment
  const refusing = refusingIn(await readLog(environment))
  if (MT_MAPPING_FILE === undefined || refusing.length === 0) return
  const text = await readFile(MT_MAPPING_FILE, 'utf8')
  const kept = text.split('\n').filter((row) => !refusing.some((address) => row.toLowerCase().includes(address)))
  const again = {
    ...environment,
    MT_MAPPING_FILE: join(MT_STATE_DIR, 'mapping-without-refusing-mailboxes.csv'),
    MT_IMPORT_LOG: join(MT_STATE_DIR, 'log-of-the-second-try.jsonl'),
  }
  await writeFile(again.MT_MAPPING_FILE, kept.join('\n'))
  await createConnector(again, { log: 'silent' }).sync()
  const { imported = 0 } = (await readLog(again))?.summary ?? {}
  await relogs((log) => {
    const { records, summary } = withoutFailures(log, (reason) => reason === 'refused')
    const { imported: before, available } = summary
    return { records, summary: { ...summary, imported: before + imported, available: available + imported } }
  }).after?.(environment)
}

function refusingIn(log: LogOfSync | undefined): string[] {
  const failures = log?.records.filter((record) => record.record === 'failure') ?? []
  return failures.flatMap(({ reason, microsoft365User }) =>
    reason === 'refused' && microsoft365User !== undefined ? [microsoft365User.toLowerCase()] : [],
  )
}
