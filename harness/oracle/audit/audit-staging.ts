import type { StagingEvent } from '../../staging/index.ts'
import type { Finding } from '../finding.ts'
import { type BlobViews, viewsOf } from './staged-views.ts'

/** An item that can be recognised in any place by marks in its text and in each of its files. */
export interface MarkedItem {
  archiveMessageId: string
  /** The text to search for, and its name in a report: `the text`, `file 1`. */
  marks: { what: string; mark: string }[]
}

/** A copy in a mailbox. */
interface ImportedCopy {
  archiveMessageId: string | undefined
  /** Its number among all messages of the tenant, in the order of their arrival. */
  createdSequence: number
}

/** The events in the staging location, and the items and copies to compare them with. */
export interface StagingWitness {
  items: readonly MarkedItem[]
  copies: readonly ImportedCopy[]
  events: readonly StagingEvent[]
}

/**
 * STG-1: the parts of items that were not in the location before the first copy of the item was in a mailbox. A blob
 * that cannot be read counts for every item: only its arrival can be seen.
 */
export async function notStagedFirst({ items, copies, events }: StagingWitness): Promise<Finding[]> {
  const commits = await committedIn(events)
  return items.flatMap(({ archiveMessageId, marks }) => {
    const firstCopy = Math.min(...sequencesOf(archiveMessageId, copies))
    if (firstCopy === Number.POSITIVE_INFINITY) return []
    return marks.flatMap(({ what, mark }): Finding[] => {
      const holding = commits.filter(({ views }) => holds(views, mark))
      if (holding.some(({ importsBefore }) => importsBefore < firstCopy)) return []
      const seen = holding.length === 0 ? 'never staged' : 'staged after the first copy was imported'
      const message = `${what} of the item was not in the staging location before it was imported`
      return [
        {
          requirement: 'STG-1',
          message,
          acceptable: ['staged before the first copy was imported'],
          seen,
          archiveMessageId,
        },
      ]
    })
  })
}

/** STG-4: parts of items that left the location, or were overwritten there, before their last copy was in a mailbox. */
export async function removedTooEarly({ items, copies, events }: StagingWitness): Promise<Finding[]> {
  const views = new Map((await committedIn(events)).map((commit) => [commit.event, commit.views]))
  const held = new Map<string, BlobViews>()
  const findings: Finding[] = []
  for (const event of events) {
    if (event.kind === 'access-asked') continue
    const before = held.get(event.name)
    held.delete(event.name)
    const after = views.get(event)
    if (after !== undefined) held.set(event.name, after)
    if (before === undefined) continue
    const here = [...held.values()]
    for (const { archiveMessageId, marks } of items) {
      const lost = marks.filter(({ mark }) => isIn(before, mark) && !here.some((blob) => isIn(blob, mark)))
      const waiting = sequencesOf(archiveMessageId, copies).some((sequence) => sequence > event.importsBefore)
      if (lost.length === 0 || !waiting) continue
      findings.push({
        requirement: 'STG-4',
        message: `${lost.map(({ what }) => what).join(', ')} of the item was removed from the staging location before its import`,
        acceptable: ['removed or overwritten after the last copy was imported'],
        seen: 'removed or overwritten before that',
        archiveMessageId,
      })
    }
  }
  return findings
}

/**
 * STG-4: parts of items that are still in the location after a complete run. Bookkeeping without content of items may
 * stay.
 */
export async function leftBehind(
  items: readonly MarkedItem[],
  blobs: readonly { name: string; bytes: Buffer }[],
): Promise<Finding[]> {
  const findings: Finding[] = []
  for (const { name, bytes } of blobs) {
    const views = await viewsOf(bytes)
    const kept = items.filter(({ marks }) => marks.some(({ mark }) => holds(views, mark)))
    if (kept.length === 0) continue
    findings.push({
      requirement: 'STG-4',
      message: `the blob ${name} with imported items is still in the staging location`,
      acceptable: ['the blob removed'],
      seen: views.isOpaque ? 'a blob that cannot be read' : `data of ${kept.length} imported items`,
    })
  }
  return findings
}

async function committedIn(
  events: readonly StagingEvent[],
): Promise<{ event: StagingEvent; importsBefore: number; views: BlobViews }[]> {
  const commits = []
  for (const event of events) {
    if (event.kind !== 'committed') continue
    commits.push({ event, importsBefore: event.importsBefore, views: await viewsOf(event.bytes) })
  }
  return commits
}

function sequencesOf(archiveMessageId: string, copies: readonly ImportedCopy[]): number[] {
  return copies.filter((copy) => copy.archiveMessageId === archiveMessageId).map((copy) => copy.createdSequence)
}

function isIn({ texts }: BlobViews, mark: string): boolean {
  return texts.some((text) => text.includes(mark))
}

function holds(views: BlobViews, mark: string): boolean {
  return views.isOpaque || isIn(views, mark)
}
