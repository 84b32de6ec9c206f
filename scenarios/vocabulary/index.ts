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

/** Whose number leads where, as a scenario writes it. */
type MappingEntry = [person: Person, target: string, spelling?: PhoneSpelling]

/** The words in which scenarios are told. */
export interface Given {
  world: World
  /** The archiver that is played: the name of its folder, and what the specification prints about it. */
  archive: { folder: string; literals: ArchiverLiterals }
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
  /** Runs the connector once, and gives its end whatever it is. */
  connectorTries(way?: WayToRun): Promise<SyncOutcome>
  /** Runs the connector again until it is done, three times at the most; the scenario ends as a failure when it never is. */
  connectorRecovers(): Promise<void>
  /** Runs the connector for a window that it is told, half-open; the scenario ends as a failure when it is not done. */
  connectorBackfills(from: Date, to: Date): Promise<void>
  /** Moves the calendar: by hours, or 24 of them. */
  later(hours?: number): void
  expects(message: Message): Expectation
  /** Every copy of a message that came into a mailbox so far, those that a user has moved or deleted since included. */
  copiesOf(message: Pick<Message, 'archiveMessageId'>): Observed[]
  /** Says that what the requirement is about has occurred; for scenarios of which `occursBy` is `saying`. */
  occurs(): void
  /** Leaves what the audit finds about something to the scenario's own checks; see `Playing.judgesItself`. */
  judgesItself(isAbout: (finding: Finding) => boolean): void
  /** A demand of another kind: passes when both texts are equal. */
  demands(what: string, wanted: string, seen: string): void
  /** How the connector's maker reads what can be read in several ways. */
  readings: Readings
  /** Whether the connector has a capability; asked after it has run, because a log may show only then. */
  declares(capability: Capability): boolean
  /** Where a folder of that name has to be, from below the root of the mailbox, with ` / ` between (`folder.parent`). */
  pathOf(folderName: string): string
  /** Records of the import log of the last sync. */
  log(): { records: ImportLogRecord[]; summary: SummaryRecord | undefined }
}

/** What sets a scenario apart from an ordinary one. */
export interface ScenarioOptions {
  weight?: Weight
  heavy?: boolean
  under?: Partial<Readings>
  needs?: Capability
  /** True when it kills the connector in mid-run. */
  kills?: boolean
  /** The capture route that the claim is about. It is not played for an archiver without this route. */
  captures?: CaptureRoute
  /**
   * By what it is counted that what the requirement is about has occurred: by each expectation unless given; or by
   * `given.occurs` alone, where there has to be something first, such as a fault that strikes.
   */
  occursBy?: 'saying'
}

/** A scenario told in these words; its requirement is what stands before the slash of its id. */
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

/** A title that quotes the specification has a wording for each archiver; the plain title is that of the default one. */
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
    judgesItself: playing.judgesItself,
    later: (hours = 24) => world.clock.advance(hours * 60 * 60 * 1000),
    copiesOf: ({ archiveMessageId }) =>
      lastAudit().observed.filter((copy) => copy.archiveMessageId === archiveMessageId),
    expects: (message) => expectMessage(playing, lastAudit, message),
    demands: (what, wanted, seen) => {
      playing.occurred()
      if (wanted !== seen) playing.fail({ message: what, acceptable: [wanted], seen })
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
