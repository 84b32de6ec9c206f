import type { ComplianceEvents } from '../compliance-event.ts'
import type { Acting } from './acting.ts'
import type { AuditRecordType } from './audit-event.ts'
import type { AuditLog } from './audit-log.ts'

type Event = Parameters<Parameters<ComplianceEvents['listen']>[0]>[0]

/** Microsoft's names where there are any. */
const recorded: Record<Event['kind'], readonly [AuditRecordType, operation: string]> = {
  'litigation hold placed': ['exchangeAdmin', 'Set-Mailbox -LitigationHoldEnabled $true'],
  'litigation hold released': ['exchangeAdmin', 'Set-Mailbox -LitigationHoldEnabled $false'],
  'case hold placed': ['discovery', 'HoldCreated'],
  'case hold released': ['discovery', 'HoldRemoved'],
  'retention policy created': ['dataGovernance', 'NewRetentionCompliancePolicy'],
  'retention policy deleted': ['dataGovernance', 'RemoveRetentionCompliancePolicy'],
  'settings changed': ['exchangeAdmin', 'Set-OrganizationConfig'],
  'assistant ran': ['dataGovernance', 'ManagedFolderAssistantRan'],
  'mailbox removed': ['exchangeAdmin', 'Remove-Mailbox'],
}

/** Records what is done to holds and retention, by whom the audit knows at that moment. */
export function auditCompliance(
  events: Pick<ComplianceEvents, 'listen'>,
  { log, acting }: { log: AuditLog; acting: Acting },
): void {
  events.listen(({ kind, subject, details }) => {
    const [recordType, operation] = recorded[kind]
    log.record({ recordType, operation, actor: acting.present(), objectId: subject, result: 'succeeded', details })
  })
}
