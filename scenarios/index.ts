import type { Scenario, WrongConnector } from '../harness/runner/index.ts'
import { archivedDimensions } from './cap-archived/cap-archived.dimensions.ts'
import { archivedScenarios, archivedWrongConnectors } from './cap-archived/index.ts'
import { conversionDimensions } from './cnv-conversion/cnv-conversion.dimensions.ts'
import { conversionScenarios, conversionWrongConnectors } from './cnv-conversion/index.ts'
import { dailyRunDimensions } from './day-daily-run/day-daily-run.dimensions.ts'
import { dailyRunScenarios, dailyRunWrongConnectors } from './day-daily-run/index.ts'
import type { DimensionTable } from './dimension-table.ts'
import { folderDimensions } from './fld-folder/fld-folder.dimensions.ts'
import { folderScenarios, folderWrongConnectors } from './fld-folder/index.ts'
import { hostileScenarios, hostileWrongConnectors } from './hostile/index.ts'
import { limitScenarios, limitWrongConnectors } from './lim-limit/index.ts'
import { limitDimensions } from './lim-limit/lim-limit.dimensions.ts'
import { importLogScenarios, importLogWrongConnectors } from './log-import-log/index.ts'
import { importLogDimensions } from './log-import-log/log-import-log.dimensions.ts'
import { mappingScenarios, mappingWrongConnectors } from './map-mapping/index.ts'
import { mappingDimensions } from './map-mapping/map-mapping.dimensions.ts'
import { receiverDimensions } from './map-mapping/who-receives.dimensions.ts'
import { resilienceScenarios, resilienceWrongConnectors } from './res-resilience/index.ts'
import { resilienceDimensions } from './res-resilience/res-resilience.dimensions.ts'
import { securityScenarios, securityWrongConnectors } from './sec-security/index.ts'
import { securityDimensions } from './sec-security/sec-security.dimensions.ts'
import { selfTests } from './self-test/index.ts'
import { stagingScenarios, stagingWrongConnectors } from './stg-staging/index.ts'

/** Every scenario, area by area; the self-test last. */
export const scenarios: Scenario[] = [
  ...archivedScenarios,
  ...dailyRunScenarios,
  ...stagingScenarios,
  ...conversionScenarios,
  ...folderScenarios,
  ...mappingScenarios,
  ...limitScenarios,
  ...importLogScenarios,
  ...resilienceScenarios,
  ...securityScenarios,
  ...hostileScenarios,
  ...selfTests,
]

/**
 * Connectors with one fault each. They prove the checks: a check that none of them turns red was never seen to fail.
 */
export const wrongConnectors: WrongConnector[] = [
  ...archivedWrongConnectors,
  ...dailyRunWrongConnectors,
  ...stagingWrongConnectors,
  ...conversionWrongConnectors,
  ...folderWrongConnectors,
  ...mappingWrongConnectors,
  ...limitWrongConnectors,
  ...importLogWrongConnectors,
  ...resilienceWrongConnectors,
  ...securityWrongConnectors,
  ...hostileWrongConnectors,
]

/** What may differ from case to case, and which combinations the scenarios play. */
export const dimensionTables: DimensionTable[] = [
  ...archivedDimensions,
  ...dailyRunDimensions,
  ...conversionDimensions,
  ...folderDimensions,
  ...mappingDimensions,
  ...receiverDimensions,
  ...limitDimensions,
  ...importLogDimensions,
  ...resilienceDimensions,
  ...securityDimensions,
]
