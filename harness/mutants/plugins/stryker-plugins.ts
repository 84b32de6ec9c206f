import { declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin'
import { ChoosingChecker } from './choosing-checker.ts'
import { JournalReporter } from './journal-reporter.ts'
import { ScenarioRunner } from './scenario-runner.ts'

/** What Stryker loads, by the name that it looks for. */
export const strykerPlugins: unknown[] = [
  declareClassPlugin(PluginKind.TestRunner, 'scenarios', ScenarioRunner),
  declareClassPlugin(PluginKind.Checker, 'chosen', ChoosingChecker),
  declareClassPlugin(PluginKind.Reporter, 'journal', JournalReporter),
]
