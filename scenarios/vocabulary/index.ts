import type { ImportLogRecord, SummaryRecord } from '#contract'
import type { Weight } from '../../harness/catalogue/index.ts'
import type { Audit } from '../../harness/oracle/index.ts'
import type { Scenario, Stage, SyncOutcome, World } from '../../harness/runner/index.ts'
import { type Person, type PhoneSpelling, renderMappingFile } from '../../harness/synth/index.ts'
import { type Expectation, expectMessage } from './expectations.ts'
import { type Colleague, type HireOptions, hire, meetOutsiders } from './people.ts'
import { type Message, type SendOptions, send } from './traffic.ts'

export type { Aspect, Expectation, MailboxOwner } from './expectations.ts'
export type { Colleague, HireOptions } from './people.ts'
export type { FileToSend, Message, SendOptions } from './traffic.ts'

/** Whose number leads where, as a scenario writes it. */
export type MappingEntry = [person: Person, target: string, spelling?: PhoneSpelling]

/** The words in which scenarios are told. */
export interface Given {
  world: World
  /** A colleague with a mailbox, registered under its address; the options say what is otherwise. */
  hires(options?: HireOptions): Colleague
  outsider(): Person
  outsiders(count: number): Person[]
  sends(options: SendOptions): Message
  /** Turns custom mapping on, with these rows; `fileText` where the file's form is the point. */
  customMapping(entries: MappingEntry[], fileText?: string | Buffer): void
  noCustomMapping(): void
  automaticMapping(state: 'on' | 'off'): void
  /** Runs the connector; the scenario ends as a failure when the sync ends otherwise than expected. */
  connectorRuns(expected?: SyncOutcome['status']): Promise<void>
  /** Moves the calendar: by hours, or 24 of them. */
  later(hours?: number): void
  expects(message: Message): Expectation
  /** A demand of another kind: passes when both texts are equal. */
  demands(what: string, wanted: string, seen: string): void
  /** Records of the import log of the last sync. */
  log(): { records: ImportLogRecord[]; summary: SummaryRecord | undefined }
}

/** What sets a scenario apart from an ordinary one. */
export interface ScenarioOptions {
  weight?: Weight
  heavy?: boolean
}

/** A scenario told in these words; its requirement is what stands before the slash of its id. */
export function scenario(
  id: `${string}/${string}`,
  title: string,
  play: (given: Given) => Promise<void>,
  options: ScenarioOptions = {},
): Scenario {
  const [requirement = ''] = id.split('/')
  return { id, requirement, title, ...options, play: (stage) => play(givenOn(stage)) }
}

function givenOn(stage: Stage): Given {
  const { world } = stage
  let sent = 0
  let judged: Audit | undefined
  const lastAudit = (): Audit => {
    if (!judged) throw new Error('a scenario expects something before the connector has run')
    return judged
  }
  const meet = (count: number): Person[] => meetOutsiders(world, count)
  return {
    world,
    hires: (options = {}) => hire(world, options),
    outsider: () => meet(1)[0] as Person,
    outsiders: meet,
    sends: (options) => {
      sent += 1
      return send(world, options, sent)
    },
    customMapping: (entries, fileText) => {
      const rows = entries.map(([person, target, spelling]) => ({ number: person.number, target, spelling }))
      world.settings.customMapping = { rows, fileText: fileText ?? renderMappingFile(rows) }
    },
    noCustomMapping: () => {
      world.settings.customMapping = undefined
    },
    automaticMapping: (state) => {
      world.settings.automaticMapping = state === 'on'
    },
    connectorRuns: async (expected) => {
      judged = await stage.sync(expected)
    },
    later: (hours = 24) => world.clock.advance(hours * 60 * 60 * 1000),
    expects: (message) => expectMessage(stage, lastAudit, message),
    demands: (what, wanted, seen) => {
      stage.occurred()
      if (wanted !== seen) stage.fail({ message: what, acceptable: [wanted], seen })
    },
    log: () => lastLog(world),
  }
}

function lastLog(world: World): { records: ImportLogRecord[]; summary: SummaryRecord | undefined } {
  const log = world.witness().syncs.at(-1)?.importLog
  const records = log?.state === 'read' ? log.records : []
  const last = records.at(-1)
  return { records, summary: last?.record === 'summary' ? last : undefined }
}
