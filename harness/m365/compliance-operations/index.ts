import type { Operation } from '../../control/wire.ts'
import type { Services } from '../operations/services.ts'
import { auditLogOperations } from './audit-log-operations.ts'
import { auditQueryOperations } from './audit-query-operations.ts'
import { contentSearchOperations } from './content-search-operations.ts'
import { caseManagementOperations } from './ediscovery/case-operations.ts'
import { caseExportOperations } from './ediscovery/export-operations.ts'
import { caseSearchOperations } from './ediscovery/search-operations.ts'
import { holdOperations } from './hold-operations.ts'
import { retentionOperations } from './retention-operations.ts'

export { withAudit } from './with-audit.ts'

/** The compliance features over HTTP: Graph's where there is an API of Microsoft, ours elsewhere. */
export function complianceOperations(services: Services): Operation[] {
  return [
    auditQueryOperations,
    auditLogOperations,
    contentSearchOperations,
    holdOperations,
    retentionOperations,
    caseManagementOperations,
    caseSearchOperations,
    caseExportOperations,
  ].flatMap((operationsOf) => operationsOf(services))
}
