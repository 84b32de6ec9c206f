import type { WrongMock } from '../../../harness/runner/index.ts'
import { answersChanged } from '../answers-changed.ts'

/** Cases and an audit log with one mistake. */
export const wrongCases: WrongMock[] = [
  {
    id: 'case-searches-every-mailbox',
    fault: 'A search of a case looks into every mailbox of the tenant.',
    mustRed: ['CMP-4'],
    breaks: ({ tenant: { ediscovery } }) => {
      const { create } = ediscovery.searches
      ediscovery.searches.create = (caseId, search, by) =>
        create(caseId, { ...search, dataSourceScopes: 'allTenantMailboxes' }, by)
    },
  },
  {
    id: 'closed-case-still-holds',
    fault: 'The holds of a case stay when it is closed.',
    mustRed: ['CMP-4'],
    breaks: ({ tenant }) => {
      tenant.compliance.holds.release = (holdId) => {
        const hold = tenant.compliance.holds.list().find((one) => one.holdId === holdId)
        if (hold === undefined) throw new RangeError(holdId)
        return hold
      }
    },
  },
  {
    id: 'case-holds-nothing',
    fault: 'A hold of a case is answered, and holds nothing.',
    mustRed: ['CMP-4'],
    breaks: ({ tenant: { compliance } }) => {
      compliance.holds.caseHoldsOf = () => []
      compliance.holds.onMailbox = () => undefined
      compliance.holds.onItem = async () => undefined
    },
  },
  {
    id: 'searches-without-limit',
    fault: 'Any number of searches and exports of cases run at once.',
    mustRed: ['CMP-4', 'CMP-7'],
    breaks: ({ tenant: { ediscovery } }) => {
      ediscovery.limits.during = (_job, work) => work()
    },
  },
  {
    id: 'custodian-twice',
    fault: 'Somebody can be a custodian of a case twice.',
    mustRed: ['CMP-4'],
    tamper: answersChanged('custodians.create', ({ status }) => (status === 409 ? { status: 201 } : {})),
  },
  {
    id: 'export-without-its-items',
    fault: 'An export leaves the hits of its search out.',
    mustRed: ['CMP-7'],
    breaks: ({ tenant: { ediscovery } }) => {
      const { exportSearch } = ediscovery.work
      ediscovery.work.exportSearch = (wanted, by) =>
        exportSearch({ ...wanted, choice: { hits: false, partiallyIndexed: true, everywhere: true } }, by)
    },
  },
  {
    id: 'export-of-another-size',
    fault: 'Graph names another size of an export than it has.',
    mustRed: ['CMP-7'],
    tamper: answersChanged('caseOperations.get', ({ body }) => ({
      body: JSON.parse(JSON.stringify(body), (name, value) => (name === 'size' ? Number(value) + 1 : value)),
    })),
  },
  {
    id: 'imports-are-not-audited',
    fault: 'Imports are not in the audit log.',
    mustRed: ['CMP-6'],
    breaks: ({ tenant: { audit } }) => {
      const { record } = audit.log
      audit.log.record = (event, mustBeKept) => {
        if (event.operation !== 'Create') record(event, mustBeKept)
      }
    },
  },
  {
    id: 'blocked-deletions-succeed',
    fault: 'The audit log says of a blocked deletion that it succeeded.',
    mustRed: ['CMP-6'],
    breaks: ({ tenant: { audit } }) => {
      const { record } = audit.log
      audit.log.record = (event, mustBeKept) => record({ ...event, result: 'succeeded' }, mustBeKept)
    },
  },
  {
    id: 'audit-log-loses-an-entry',
    fault: 'An entry is missing in the middle of the audit log.',
    mustRed: ['CMP-6'],
    breaks: ({ tenant: { audit } }) => {
      const { entries } = audit.log
      audit.log.entries = function* (until) {
        for (const entry of entries(until)) if (entry.sequence !== 2) yield entry
      }
    },
  },
  {
    id: 'audit-entries-for-ever',
    fault: 'Searches of the audit log find entries of any age.',
    mustRed: ['CMP-6'],
    breaks: ({ tenant: { audit } }) => {
      audit.log.keptDays = 100_000
    },
  },
  {
    id: 'audit-chain-begins-again',
    fault: 'When old entries of the audit log have gone, nothing says which of them was the last.',
    mustRed: ['CMP-6'],
    tamper: answersChanged('audit.head', ({ body }) => ({
      body: { ...(body as object), goneEntries: 0, checkpoint: '0'.repeat(64) },
    })),
  },
  {
    id: 'audited-without-a-name',
    fault: 'The audit log does not say who did something.',
    mustRed: ['CMP-6'],
    breaks: ({ tenant: { audit } }) => {
      const { record } = audit.log
      const nobody = {
        userType: 'system',
        userId: 'nobody',
        userPrincipalName: null,
        appId: null,
        clientIp: null,
      } as const
      audit.log.record = (event, mustBeKept) => record({ ...event, actor: nobody }, mustBeKept)
    },
  },
  {
    id: 'cut-off-searches-keep-quiet',
    fault: 'A search of the audit log does not say that it was cut off.',
    mustRed: ['CMP-6'],
    tamper: answersChanged('auditQueries.get', ({ body }) => ({
      body: { ...(body as object), isRecordCountLimitExceeded: false },
    })),
  },
]
