import type { FailureRecord } from '#contract'
import type { Observed } from '../../harness/oracle/index.ts'
import type { Given, Message } from '../vocabulary/index.ts'
import type { HostileRow } from './hostile-row.ts'
import { rowProblems, type SeenRow } from './judge-row.ts'
import type { OrdinaryMail } from './mail-problems.ts'
import { type Actor, asha, ben, capturedAt, eve, servedObjects } from './served-objects.ts'

/**
 * Serves many rows in one window between two ordinary messages, runs the connector once, and demands of each row one of its
 * fates. Only for rows that pass `isPlayableWithOthers`, or that are no objects at all.
 */
export async function playRows(given: Given, rows: readonly HostileRow[]): Promise<void> {
  const neighbours = serves(given, rows)
  const isNeighbour = ({ archiveMessageId }: { archiveMessageId?: string | undefined }): boolean =>
    neighbours.some((message) => message.archiveMessageId === archiveMessageId)
  // The oracle knows captured items only. Everything that is about the rows is judged here.
  given.judgesItself((finding) => !isNeighbour(finding))
  await given.connectorRuns()
  for (const neighbour of neighbours)
    for (const { userEmailAddress } of [asha, ben]) given.expects(neighbour).once(userEmailAddress)
  const { observed } = await given.world.audit()
  const place = ordinaryMail(given, observed.filter(isNeighbour))
  const seen = seenBy(
    given,
    observed.filter((copy) => !isNeighbour(copy)),
  )
  for (const row of rows) {
    const problems = 'whole' in row ? [] : rowProblems(row, seen.of(row), place)
    given.demands(
      `what became of ${row.what} (${row.id})`,
      outcomesOf(row),
      [...new Set(problems)].join('; ') || outcomesOf(row),
    )
  }
  const wholes = rows.filter((row) => 'whole' in row).length
  if (seen.hasLog)
    given.demands('failures in the log about objects without an id', String(wholes), String(seen.unnamed(rows)))
  given.demands('messages that belong to no row', '0', String(seen.strays(rows)))
}

/** Whether its objects have the ids by which copies and failures are recognised among those of other rows. */
export function isPlayableWithOthers(row: HostileRow): boolean {
  return servedObjects(row).every(({ value }) => {
    const { itemId, archiveMessageId } = (value ?? {}) as Record<string, unknown>
    return itemId === itemIdOf(row) && archiveMessageId === messageIdOf(row)
  })
}

function serves(given: Given, rows: readonly HostileRow[]): Message[] {
  const hired = (actor: Actor, registered: boolean) =>
    given.hires({
      number: actor.number,
      registered,
      directory: { primaryAddress: actor.userEmailAddress, userPrincipalName: actor.userEmailAddress },
    })
  const sender = hired(asha, true)
  const recipient = hired(ben, false)
  hired(eve, false)
  given.customMapping([[recipient, ben.userEmailAddress]])
  const neighbour = (name: string, minutes: number): Message =>
    given.sends({
      from: sender,
      to: recipient,
      text: `the ${name} neighbour`,
      at: new Date(capturedAt.getTime() + minutes * 60_000),
    })
  const before = neighbour('earlier', -1)
  for (const row of rows) for (const { raw } of servedObjects(row)) given.world.site.captureRaw(raw)
  return [before, neighbour('later', 1)]
}

interface Seen {
  hasLog: boolean
  of(row: HostileRow): SeenRow
  /** Failures that name none of the rows. */
  unnamed(rows: readonly HostileRow[]): number
  /** Messages that name none of the rows. */
  strays(rows: readonly HostileRow[]): number
}

function seenBy(given: Given, copies: Observed[]): Seen {
  const hasLog = given.declares('importLog')
  const failures = given.log().records.filter((record): record is FailureRecord => record.record === 'failure')
  return {
    hasLog,
    of: (row) => ({
      hasLog,
      copies: copies.filter(({ mail }) => mail.archiveMessageId === messageIdOf(row)),
      failures: failures.filter(({ itemId }) => itemId === itemIdOf(row)),
    }),
    unnamed: (rows) => failures.filter(({ itemId }) => !rows.some((row) => itemId === itemIdOf(row))).length,
    strays: (rows) =>
      copies.filter(({ mail }) => !rows.some((row) => mail.archiveMessageId === messageIdOf(row))).length,
  }
}

function ordinaryMail(given: Given, copies: readonly Observed[]): OrdinaryMail {
  return {
    folder: given.pathOf(given.archive.folder).split(' / ').join('/'),
    headerNames: copies.flatMap(({ mail }) => mail.headerNames),
  }
}

function outcomesOf({ fates }: HostileRow): string {
  return fates.map(({ fate, reason }) => (reason === undefined ? fate : `${fate}, ${reason}`)).join(', or ')
}

function itemIdOf({ id }: HostileRow): string {
  return `item-${id}`
}

function messageIdOf({ id }: HostileRow): string {
  return `message-${id}`
}
