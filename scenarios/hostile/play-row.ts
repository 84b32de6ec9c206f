import type { FailureRecord, SummaryRecord } from '#contract'
import type { Audit, Finding, Observed } from '../../harness/oracle/index.ts'
import type { ConnectorPort, World } from '../../harness/runner/index.ts'
import { renderMappingFile } from '../../harness/synth/index.ts'
import { type HireOptions, hire } from '../vocabulary/people.ts'
import { type Message, send } from '../vocabulary/traffic.ts'
import type { HostileRow } from './hostile-row.ts'
import { type Actor, asha, ben, capturedAt, eve, servedObjects } from './served-objects.ts'

/** What a connector made of a row between two ordinary neighbours. */
export interface PlayedRow {
  /** How the sync ended, and the connector's message about it. */
  outcome: { status: string; message: string }
  /** The oracle's findings about the neighbours: there must be none. */
  neighbourFindings: Finding[]
  /** How many copies of the neighbours are in the mailboxes. It must be two of each. */
  neighbourCopies: number
  /** Every other message in any mailbox. */
  copies: Observed[]
  /** Failures in the import log that are not about the neighbours. */
  failures: FailureRecord[]
  /** The last line of the import log; absent if there is none. */
  summary: SummaryRecord | undefined
}

/** Serves a row between two ordinary messages, runs the connector once, and reads every mailbox and the import log. */
export async function playRow(row: HostileRow, connector: ConnectorPort, world: World): Promise<PlayedRow> {
  const sender = hire(world, hiring(asha))
  const recipient = hire(world, { ...hiring(ben), registered: false })
  hire(world, { ...hiring(eve), registered: false })
  const rows = [{ number: ben.number, target: ben.userEmailAddress }]
  world.settings.customMapping = { rows, fileText: renderMappingFile(rows) }
  const neighbour = (name: string, minutes: number): Message => {
    const at = new Date(capturedAt.getTime() + minutes * 60_000)
    return send(world, { from: sender, to: recipient, text: `the ${name} neighbour`, at }, minutes)
  }
  const before = neighbour('earlier', -1)
  for (const { raw } of servedObjects(row)) world.site.captureRaw(raw)
  const neighbours = [before, neighbour('later', 1)]
  const outcome = await world.sync(connector)
  return { outcome, ...seen(world, await world.audit(), neighbours) }
}

function hiring({ number, userEmailAddress }: Actor): HireOptions {
  return { number, directory: { primaryAddress: userEmailAddress, userPrincipalName: userEmailAddress } }
}

function seen(world: World, { observed, findings }: Audit, neighbours: Message[]): Omit<PlayedRow, 'outcome'> {
  const messages = new Set<string | undefined>(neighbours.map((message) => message.archiveMessageId))
  const items = new Set(neighbours.flatMap(({ captures }) => captures.map(({ item }) => item.itemId)))
  const isNeighbour = (one: { archiveMessageId?: string | undefined }): boolean => messages.has(one.archiveMessageId)
  const log = world.witness().syncs.at(-1)?.importLog
  const records = log?.state === 'read' ? log.records : []
  const copies = observed.filter((one) => !isNeighbour(one))
  return {
    neighbourFindings: findings.filter(isNeighbour),
    neighbourCopies: observed.length - copies.length,
    copies,
    failures: records.filter((record) => record.record === 'failure').filter(({ itemId }) => !items.has(itemId)),
    summary: records.find((record) => record.record === 'summary'),
  }
}
