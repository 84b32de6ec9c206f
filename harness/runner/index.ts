export { patience } from '../control/machine/patience.ts'
export { type ArchiverProfile, archivers, defaultArchiver, pointOut } from '../oracle/index.ts'
export { didYouMean } from './did-you-mean.ts'
export { breaksOf } from './evidence/evidence-chain.ts'
export { evidenceInWorld } from './evidence/evidence-in-world.ts'
export { FixtureError } from './fixture/fixture-problem.ts'
export { type FixtureTarget, loadFixture } from './fixture/load-fixture.ts'
export { commitTo } from './play/challenge.ts'
export type { Day } from './play/day.ts'
export { demandContact, NoContact } from './play/first-contact.ts'
export { judgeStaging, type StagingJudgement } from './play/judge-staging.ts'
export { playScenario } from './play/play-scenario.ts'
export type { Progress } from './play/play-scenarios.ts'
export { playable, whyNot } from './play/playable.ts'
export type { RedWorld } from './play/red-world.ts'
export type { LeftLine, RunReport } from './play/result.ts'
export { exitCodeOf, run, type StartedRun, startRun } from './play/run.ts'
export {
  isSelfTest,
  type Playing,
  type Scenario,
  selectScenarios,
  titledFor,
  type WayToRun,
} from './play/scenario.ts'
export { type AlsoRed, alsoRedSchema, alsoRedText, staleRows } from './proof/also-red.ts'
export type { GuardDay } from './proof/guard-day.ts'
export { type ProvenConnector, prove, type WrongConnector } from './proof/prove.ts'
export { type ProvenMock, proveMocks, type WrongMock } from './proof/prove-mocks.ts'
export type { ConnectorPort, SyncOutcome } from './world/connector-port.ts'
export { type Declared, judgeable, referenceDeclared, undeclared } from './world/declared.ts'
export { createWorkFolder } from './world/work-folder.ts'
export type { Tamper, World } from './world/world.ts'
export type { SiteAccess } from './world/world-access.ts'
export type { CustomMapping } from './world/world-settings.ts'
