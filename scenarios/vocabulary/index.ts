import { mkdir, rm } from 'node:fs/promises'
import type { CaptureRoute, ImportLogRecord, SummaryRecord } from '#contract'
import type { Capability, Readings, Weight } from '../../harness/catalogue/index.ts'
import type { Audit, Finding, Observed } from '../../harness/oracle/index.ts'
import {
  defaultArchiver,
  type Playing,
  type Scenario,
  type SyncOutcome,
  type WayToRun,
  type World,
} from '../../harness/runner/index.ts'
import { type Person, type PhoneSpelling, renderMappingFile } from '../../harness/synth/index.ts'
import { type ArchiverLiterals, literalsOf } from './archiver-literals.ts'
import { type Expectation, expectMessage } from './expectations.ts'
import { type Colleague, type HireOptions, hire, meetOutsiders } from './people.ts'
import { type Message, type SendOptions, send } from './traffic.ts'

export type { Aspect } from './expectations.ts'
export type { Colleague } from './people.ts'
export type { FileToSend, Message, SendOptions } from './traffic.ts'

/** A row of the custom mapping, as a scenario writes it. */
type MappingEntry = [person: Person, target: string, spelling?: PhoneSpelling]

/** The words of the scenarios. */
export interface Given {
  world: World
  /** The archiver that is played: the name of its folder, and the literal texts of the specification. */
  archive: { folder: string; literals: ArchiverLiterals }
  /** A colleague with a mailbox, registered under its address. The options change that. */
  hires(options?: HireOptions): Colleague
  outsider(): Person
  outsiders(count: number): Person[]
  sends(options: SendOptions): Message
  /** Turns custom mapping on, with these rows; `fileText` if the form of the file matters. */
  customMapping(entries: MappingEntry[], fileText?: string | Buffer): void
  noCustomMapping(): void
  automaticMapping(state: 'on' | 'off'): void
  /** Runs the connector; the scenario fails if the sync does not end as expected. */
  connectorRuns(expected?: SyncOutcome['status']): Promise<void>
  /** Runs the connector once, and returns how it ended. */
  connectorTries(way?: WayToRun): Promise<SyncOutcome>
  /** Runs the connector until it is done, at most three times; the scenario fails if it never is. */
  connectorRecovers(): Promise<void>
  /** Runs a backfill for a half-open window; the scenario fails if it is not done. */
  connectorBackfills(from: Date, to: Date): Promise<void>
  /** Empties the folder in which the connector keeps its state, as a new machine or a failed disk does. */
  losesState(): Promise<void>
  /** Moves the calendar forward. Default: 24 hours. */
  later(hours?: number): void
  expects(message: Message): Expectation
  /** Every copy of a message that came into a mailbox so far, also those that a user has since moved or deleted. */
  copiesOf(message: Pick<Message, 'archiveMessageId'>): Observed[]
  /** Counts an occurrence for the requirement; for scenarios with `occursBy: 'saying'`. */
  occurs(): void
  /** Ignores some findings of the audit, because the scenario checks these itself; see `Playing.judgesItself`. */
  judgesItself(isAbout: (finding: Finding) => boolean): void
  /** Keeps the evidence of an item for the report of the run. */
  keepsEvidence: Playing['keepsEvidence']
  /** A demand of another kind: passes when both texts are equal. */
  demands(what: string, wanted: string, seen: string): void
  /** The readings of the connector. */
  readings: Readings
  /** Whether the connector has a capability. Ask after a run, because only then may a log show it. */
  declares(capability: Capability): boolean
  /**
   * The path that a folder of that name must have below the root of the mailbox, separated by ` / ` (`folder.parent`).
   */
  pathOf(folderName: string): string
  /** Records of the import log of the last sync. */
  log(): { records: ImportLogRecord[]; summary: SummaryRecord | undefined }
}

/** How a scenario differs from an ordinary one. */
export interface ScenarioOptions {
  weight?: Weight
  heavy?: boolean
  under?: Partial<Readings>
  needs?: Capability
  /** Whether it kills the connector in mid-run. */
  kills?: boolean
  /** The capture route that the claim is about. It is not played for an archiver without this route. */
  captures?: CaptureRoute
  /**
   * What counts as an occurrence for the requirement. By default each expectation does; with `saying` only
   * `given.occurs`, for scenarios in which something must happen first, for example a fault must strike.
   */
  occursBy?: 'saying'
}

/** A scenario in these words. The id before the slash is its requirement. */
export function scenario(
  id: `${string}/${string}`,
  title: string | ((literals: ArchiverLiterals) => string),
  play: (given: Given) => Promise<void>,
  { occursBy, ...options }: ScenarioOptions = {},
): Scenario {
  const [requirement = ''] = id.split('/')
  const countless = (playing: Playing): Playing => ({ ...playing, occurred: () => {} })
  return {
    ...{ id, requirement, ...titled(title), ...options },
    play: (playing) =>
      play({ ...givenOn(occursBy === 'saying' ? countless(playing) : playing), occurs: playing.occurred }),
  }
}

/** A title that quotes the specification differs by archiver. The plain title is that of the default archiver. */
function titled(title: string | ((literals: ArchiverLiterals) => string)): Pick<Scenario, 'title' | 'titleFor'> {
  if (typeof title === 'string') return { title }
  const titleFor = (archiverId: string): string => title(literalsOf(archiverId))
  return { title: titleFor(defaultArchiver.id), titleFor }
}

function givenOn(playing: Playing): Omit<Given, 'occurs'> {
  const { world, readings, declares } = playing
  let sent = 0
  let judged: Audit | undefined
  const lastAudit = (): Audit => {
    if (!judged) throw new Error('a scenario expects something before the connector has run')
    return judged
  }
  const tries = async (way?: WayToRun): Promise<SyncOutcome> => {
    const { outcome, audit } = await playing.attempt(way)
    judged = audit
    return outcome
  }
  const meet = (count: number): Person[] => meetOutsiders(world, count)
  return {
    world,
    archive: { folder: world.archiver.folderName, literals: literalsOf(world.archiver.id) },
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
      judged = await playing.sync(expected)
    },
    connectorTries: async (way) => tries(way),
    connectorRecovers: async () => {
      for (let run = 1; run < 3; run += 1) if ((await tries()).status === 'done') return
      judged = await playing.sync()
    },
    connectorBackfills: async (from, to) => {
      world.settings.backfill = { from, to }
      try {
        judged = await playing.sync()
      } finally {
        world.settings.backfill = undefined
      }
    },
    losesState: async () => {
      await rm(world.folders.state, { recursive: true, force: true })
      await mkdir(world.folders.state)
    },
    judgesItself: playing.judgesItself,
    keepsEvidence: playing.keepsEvidence,
    later: (hours = 24) => world.clock.advance(hours * 60 * 60 * 1000),
    copiesOf: ({ archiveMessageId }) =>
      lastAudit().observed.filter((copy) => copy.archiveMessageId === archiveMessageId),
    expects: (message) => expectMessage(playing, lastAudit, message),
    demands: (what, wanted, seen) => {
      playing.occurred()
      if (wanted !== seen) playing.fail({ message: what, acceptable: [wanted || 'none'], seen: seen || 'none' })
    },
    readings,
    declares,
    pathOf: (folderName) => (readings['folder.parent'] === 'inbox' ? `Inbox / ${folderName}` : folderName),
    log: () => lastLog(world),
  }
}

function lastLog(world: World): { records: ImportLogRecord[]; summary: SummaryRecord | undefined } {
  const log = world.witness().syncs.at(-1)?.importLog
  const records = log?.state === 'read' ? log.records : []
  const last = records.at(-1)
  return { records, summary: last?.record === 'summary' ? last : undefined }
}
