import type { Scenario, WrongConnector } from '../../harness/runner/index.ts'
import { downloads } from './downloads.scenario.ts'
import { downloadFaults } from './downloads.wrong.ts'
import { resilienceFaults } from './faults.wrong.ts'
import { fullMailbox } from './full-mailbox.scenario.ts'
import { fullMailboxFaults } from './full-mailbox.wrong.ts'
import { kills } from './kills.scenario.ts'
import { lostAnswers } from './lost-answers.scenario.ts'
import { lostState } from './lost-state.scenario.ts'
import { lostStateFaults } from './lost-state.wrong.ts'
import { noSearch } from './no-search.scenario.ts'
import { noSearchFaults } from './no-search.wrong.ts'
import { outages } from './outages.scenario.ts'
import { outageFaults } from './outages.wrong.ts'
import { refusals } from './refusals.scenario.ts'
import { refusalFaults } from './refusals.wrong.ts'
import { repetition } from './repetition.scenario.ts'
import { trouble } from './trouble.scenario.ts'
import { troubleFaults } from './trouble.wrong.ts'
import { waiting } from './waiting.scenario.ts'

/** Every scenario of the area. */
export const resilienceScenarios: Scenario[] = [
  ...waiting,
  ...lostAnswers,
  ...downloads,
  ...kills,
  ...lostState,
  ...repetition,
  ...refusals,
  ...fullMailbox,
  ...noSearch,
  ...outages,
  ...trouble,
]

/** Connectors that each break a requirement of the area. */
export const resilienceWrongConnectors: WrongConnector[] = [
  ...resilienceFaults,
  ...downloadFaults,
  ...lostStateFaults,
  ...refusalFaults,
  ...troubleFaults,
  ...noSearchFaults,
  ...fullMailboxFaults,
  ...outageFaults,
]
