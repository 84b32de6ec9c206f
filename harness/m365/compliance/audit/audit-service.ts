import type { AuditRecordType } from './audit-event.ts'

const services: Record<AuditRecordType, string> = {
  exchangeItem: 'Exchange',
  exchangeItemGroup: 'Exchange',
  exchangeAdmin: 'Exchange',
  discovery: 'SecurityComplianceCenter',
  aeD: 'SecurityComplianceCenter',
  dataGovernance: 'SecurityComplianceCenter',
  m365ComplianceConnector: 'SecurityComplianceCenter',
}

/** The workload of a record, as `serviceFilters` names it. */
export function serviceOf(recordType: AuditRecordType): string {
  return services[recordType]
}
