import type { BehaviourArea } from './behaviour.ts'

const graph = 'https://learn.microsoft.com/graph/api'
const limits = 'https://learn.microsoft.com/en-us/purview/edisc-ref-limits'
const closing = 'https://learn.microsoft.com/en-us/purview/edisc-settings-cases'

/** Cases of eDiscovery, and the search of the audit log. */
export const ediscovery: BehaviourArea = {
  area: 'ediscovery',
  title: 'eDiscovery and audit',
  behaviours: [
    {
      id: 'ediscovery.close-turns-holds-off',
      sentence: 'Closing a case turns its holds off, and no others; reopening turns none of them on.',
      source: closing,
      status: 'documented',
    },
    {
      id: 'ediscovery.primary-address',
      sentence: 'A custodian is created from a primary SMTP address of the tenant; an alias does not do.',
      source: `${graph}/security-ediscoverycase-post-custodians`,
      status: 'documented',
    },
    {
      id: 'ediscovery.accepted',
      sentence:
        'What takes time is answered with 202 and the address of an operation in `Location`, whose `status` and `percentProgress` follow the calendar.',
      source: `${graph}/security-ediscoverysearch-estimatestatistics; the example there shows 204`,
      status: 'documented',
    },
    {
      id: 'ediscovery.newer-actions',
      sentence:
        'The actions `purgeData`, `exportResult` and `exportReport` are `unknownFutureValue` without `Prefer: include-unknown-enum-members`.',
      source: `${graph}/resources/security-caseoperation`,
      status: 'documented',
    },
    {
      id: 'ediscovery.estimate-before-export',
      sentence:
        'Only an estimated search can be exported; the estimate must be later than the last change of the search.',
      source: `${graph}/security-ediscoverysearch-exportresult; that a change needs another estimate is ours`,
      status: 'documented',
    },
    {
      id: 'ediscovery.searches-at-once',
      sentence:
        'At most 30 searches of cases run at once, 10 of a person and 3 over all mailboxes; one more is 429 `TooManyRequests`.',
      source: `${limits}; the code is that of Graph`,
      status: 'documented',
    },
    {
      id: 'ediscovery.exports-at-once',
      sentence: 'At most 10 exports run at once, and 3 of a person; one more is 429 `TooManyRequests`.',
      source: `${limits}; the code is that of Graph`,
      status: 'documented',
    },
    {
      id: 'ediscovery.export-of-a-day',
      sentence: 'A search exports 2 TB a day, UTC, and no more: the export that would go beyond it is refused whole.',
      source: `${limits}; the refusal is ours`,
      status: 'documented',
    },
    {
      id: 'ediscovery.audit-cut-off',
      sentence:
        'An audit log query that exceeds its record count limit succeeds, and `isRecordCountLimitExceeded` says so.',
      source: `${graph}/resources/security-auditlogquery`,
      status: 'documented',
    },
    {
      id: 'ediscovery.audit-age',
      sentence:
        'Entries of the audit log are kept for 180 days; after that no query returns them, and the chain of digests goes on from the last of them.',
      source: 'Auditing solutions in Microsoft Purview, Audit (Standard); the chain is ours',
      status: 'documented',
    },
    {
      id: 'ediscovery.audit-not-ready',
      sentence:
        'The records of an audit log query that has not ended are 400 `AuditLogQueryNotReady`, not an empty list.',
      source: 'Microsoft does not say what is answered; an empty list would read as: nothing happened',
      status: 'ours',
    },
    {
      id: 'ediscovery.purge',
      sentence:
        'A purge deletes mailbox items; the tenant has no Teams messages; what a hold keeps goes into Recoverable Items.',
      source: `${graph}/security-ediscoverysearch-purgedata; an older text says that it purges Teams messages only`,
      status: 'unverified',
    },
  ],
}
