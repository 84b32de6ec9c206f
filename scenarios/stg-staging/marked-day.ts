import type { MarkedItem } from '../../harness/oracle/index.ts'
import { judgeStaging, type StagingJudgement } from '../../harness/runner/index.ts'
import type { Given, SendOptions } from '../vocabulary/index.ts'

type Location = NonNullable<Awaited<ReturnType<Given['world']['staging']>>>

/** A day whose texts and files can be recognised in any place. */
export interface MarkedDay {
  items: MarkedItem[]
  /** Sends a message with a unique mark in its text and in each of its files. */
  sends(options: Omit<SendOptions, 'text' | 'files'> & { files?: number }): void
}

export function markedDay({ world, sends }: Given): MarkedDay {
  const items: MarkedItem[] = []
  const chance = world.chance.fork('marks')
  return {
    items,
    sends: ({ files = 0, ...options }) => {
      const mark = (): string => chance.hex(24)
      const text = mark()
      const inFiles = Array.from({ length: files }, mark)
      const { archiveMessageId } = sends({
        ...options,
        text: `The agreement is ${text} and nothing else.`,
        files: inFiles.map((words, place) => ({
          fileName: `annex-${place + 1}.txt`,
          contentType: 'text/plain',
          bytes: `${'An annex to the agreement. '.repeat(20)}${words}\n`,
        })),
      })
      const marks = [
        { what: 'the text', mark: text },
        ...inFiles.map((words, place) => ({ what: `file ${place + 1}`, mark: words })),
      ]
      items.push({ archiveMessageId, marks })
    },
  }
}

/** A morning in which two colleagues and a stranger write, send files, and answer in a group. */
export function sendsMarkedMorning(given: Given): MarkedDay {
  const asha = given.hires()
  const ben = given.hires()
  const chen = given.hires()
  const outsider = given.outsider()
  const day = markedDay(given)
  day.sends({ from: asha, to: ben })
  day.sends({ from: ben, to: outsider, files: 1 })
  day.sends({ from: chen, to: [asha, ben], group: 'Harbour', files: 2 })
  day.sends({ from: outsider, to: asha })
  return day
}

/** Returns the staging location and watches it from now on. */
export async function watchedLocation({ world }: Given): Promise<Location> {
  const location = await world.staging()
  if (location === undefined) throw new Error('a scenario about staging is played without a staging location')
  location.watch()
  return location
}

/** Runs the connector and judges what happened in the staging location. */
export async function judgedDay(given: Given, { items }: Pick<MarkedDay, 'items'>): Promise<StagingJudgement> {
  await watchedLocation(given)
  await given.connectorRuns()
  const judgement = await judgeStaging(given.world, items)
  // Only items that reached a mailbox can show that they were staged first.
  const imported = items.filter(({ archiveMessageId }) => given.copiesOf({ archiveMessageId }).length > 0)
  for (const _ of imported) given.occurs()
  return judgement
}

/** Reports the findings as those of the scenario. */
export function reports(given: Given, findings: StagingJudgement['notStagedFirst']): void {
  given.demands('findings about the staging location', '0', '0')
  const said = new Map(findings.map((finding) => [`${finding.message}\n${finding.seen}`, finding]))
  for (const { message, acceptable, seen } of said.values()) given.demands(message, acceptable.join(' or '), seen)
}
