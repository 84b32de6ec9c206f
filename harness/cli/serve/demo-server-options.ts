import type { JournalEntry } from '../../control/journal.ts'
import type { ThrottlingLimits } from '../../m365/index.ts'
import type { ConnectorPort } from '../../runner/index.ts'
import type { ConsolePlace } from './console-hosts.ts'
import type { AskedFixture } from './fixture-option.ts'
import type { AskedBeginning } from './kept-organisation.ts'
import type { OwnConnector } from './runs/run-process.ts'

/** What `serve` was asked for. */
export interface DemoServerOptions {
  dataFolder: string
  /** 0 means any free port. */
  ports: { telemessage: number; graph: number; control: number }
  /** The port of the console; `any`: 9446, or a free one if that is taken; absent: no console. */
  consolePort?: number | 'any' | undefined
  /** Where the console listens; absent: on loopback. */
  consolePlace?: ConsolePlace | undefined
  /** Called with a new sign-in link of the console, when somebody asks for one. */
  onSignInLink?: ((link: string) => void) | undefined
  /** Called with where in the code the console made a mistake. */
  onConsoleMistake?: ((text: string) => void) | undefined
  /** Conformance runs in the console; absent: it shows those that it has started itself. */
  runs?: ConsoleRunsOptions | undefined
  /** Plain http, for clients that cannot be configured to trust an authority. */
  plainHttp: boolean
  /** For a world that begins; one that goes on keeps its own. */
  drawnSeed: number
  /** What the user said; data that began otherwise is refused. */
  asked: AskedBeginning
  /** What the world begins with, in the place of the demo organisation; one that goes on keeps its own. */
  fixture?: AskedFixture | undefined
  /** Where the files of fixtures are, absolute; absent: fixtures may have no files. */
  fixtureFolder?: string | undefined
  /** Whether nothing lasts but certificates and credentials. */
  inMemory: boolean
  /** What several servers may share, in the place of the data folder; absent: nothing. */
  store?: SharedStore | undefined
  /** Says to the user what happens later: another process works now. */
  onNews?: ((text: string) => void) | undefined
  /** The limits of one app for one mailbox; empty means no limits. */
  throttling: ThrottlingLimits
  /** What the Data connectors page starts once a day. */
  connector: ConnectorPort
  onRequest: (entry: Omit<JournalEntry, 'realMs'>) => void
}

/** Where the console finds what other commands have written, and what it starts. */
interface ConsoleRunsOptions {
  /** The folder into which `run` writes its reports; absent: none. */
  reportsFolder?: string
  /** Files that may be the kill matrix, the first that is there is shown. */
  killMatrices?: readonly string[]
  /** The file of the program whose `run` is started; absent: this one. */
  program?: string
  /** The connector that the command line names; absent: the reference connector alone can be chosen. */
  ownConnector?: OwnConnector | undefined
}

/** The addresses of a store in PostgreSQL; both may have secrets. */
export interface SharedStore {
  url: string
  /** A container of Azure for large bodies; absent: they are in the data base. */
  containerUrl?: string | undefined
}
