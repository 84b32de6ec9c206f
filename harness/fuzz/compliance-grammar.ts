const exported = { displayName: 'All', exportCriteria: 'searchHits, partiallyIndexed', additionalOptions: 'none' }

/** Bodies of the Data connectors page and of the compliance features that are right, by the end of the name of an operation. */
export const complianceBodies = {
  'wizards.begin': { productId: 'whatsapp-archiver' },
  'wizards.acceptTerms': { accepted: true },
  'wizards.logIn': { username: 'archive-admin', password: 'x' },
  'wizards.mapUsers': { automatic: true },
  'wizards.finish': { name: 'WhatsApp' },
  'roleGroups.create': { name: 'Archivists', roles: ['Mailbox Import Export'], members: ['ben@contoso.example'] },
  'auditing.set': { enabled: true },
  'auditQueries.create': {
    filterStartDateTime: '2026-11-20T00:00:00Z',
    filterEndDateTime: '2026-11-23T00:00:00Z',
    operationFilters: ['Create'],
  },
  'contentSearches.create': { query: 'subject:lunch OR from:ben', mailboxes: ['asha@contoso.example'] },
  'litigationHolds.place': { durationDays: 30, comment: 'Case 7' },
  'retentionPolicies.create': { name: 'A year', action: 'retain then delete', days: 365 },
  'assistantPasses.run': { user: 'asha@contoso.example' },
  'complianceSettings.change': { retentionMailboxBytesMin: 0 },
  'ediscoveryCases.create': { displayName: 'Case 7', externalId: '7' },
  'ediscoveryCases.change': { description: 'Lunch' },
  'custodians.create': { email: 'asha@contoso.example' },
  'custodians.addSource': { email: 'asha@contoso.example', includedSources: 'mailbox' },
  'legalHolds.create': {
    displayName: 'Hold',
    contentQuery: 'lunch',
    'userSources@odata.bind': [{ email: 'asha@contoso.example' }],
  },
  'legalHolds.change': { contentQuery: 'dinner' },
  'caseSearches.create': { displayName: 'All', contentQuery: 'lunch', dataSourceScopes: 'allTenantMailboxes' },
  'caseSearches.change': { contentQuery: 'dinner NOT lunch' },
  'caseSearches.estimate': { statisticsOptions: 'includeQueryStats' },
  'caseSearches.exportResult': { ...exported, exportFormat: 'eml' },
  'caseSearches.exportReport': exported,
  'reviewSets.create': { displayName: 'Review' },
} as const

/** What answers show the ids of, by the operation, and the parameter in which the ids are asked for. */
export const complianceIds: readonly [operation: RegExp, parameter: string][] = [
  [/^ediscoveryCases\./, 'caseId'],
  [/^custodians\./, 'custodianId'],
  [/^legalHolds\./, 'holdId'],
  [/^caseSearches\.(?:create|list|get|change)$/, 'searchId'],
  [/^reviewSets\.(?:create|list|get)$/, 'reviewSetId'],
  [/^caseOperations\./, 'operationId'],
  [/^auditQueries\./, 'queryId'],
]
