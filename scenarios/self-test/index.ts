import type { Scenario } from '../../harness/runner/index.ts'
import { capture } from './capture.scenario.ts'
import { deletions } from './deletions.scenario.ts'
import { holes } from './holes.scenario.ts'
import { items } from './items.scenario.ts'
import { tenant } from './tenant.scenario.ts'

/** The mock's own self-test: requirements on the site and the tenant, which say nothing of a connector. */
export const selfTests: Scenario[] = [...capture, ...items, ...deletions, ...holes, ...tenant]
