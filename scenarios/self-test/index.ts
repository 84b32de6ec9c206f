import type { Scenario } from '../../harness/runner/index.ts'
import { audit } from './cmp-compliance/audit.scenario.ts'
import { cases } from './cmp-compliance/cases.scenario.ts'
import { evidence } from './cmp-compliance/evidence.scenario.ts'
import { holds } from './cmp-compliance/holds.scenario.ts'
import { retention } from './cmp-compliance/retention.scenario.ts'
import { search } from './cmp-compliance/search.scenario.ts'
import { archivedSearch } from './cmp-compliance/search-archived.scenario.ts'
import { capture } from './sit-site/capture.scenario.ts'
import { deletions } from './sit-site/deletions.scenario.ts'
import { holes } from './sit-site/holes.scenario.ts'
import { items } from './sit-site/items.scenario.ts'
import { roles } from './ten-tenant/roles.scenario.ts'
import { runs } from './ten-tenant/runs.scenario.ts'
import { tenant } from './ten-tenant/tenant.scenario.ts'
import { wizard } from './ten-tenant/wizard.scenario.ts'

/** The self-test: requirements on the site and the tenant. They never count for a connector. */
export const selfTests: Scenario[] = [
  ...capture,
  ...items,
  ...deletions,
  ...holes,
  ...tenant,
  ...roles,
  ...wizard,
  ...runs,
  ...search,
  ...cases,
  ...audit,
  ...archivedSearch,
  ...holds,
  ...retention,
  ...evidence,
]
