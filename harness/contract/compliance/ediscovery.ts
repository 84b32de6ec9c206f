import { z } from 'zod'

const cases = '/v1.0/security/cases/ediscoveryCases'
const one = `${cases}/:caseId`

/**
 * eDiscovery of Graph. `:name` marks a path parameter. Document: Microsoft Graph reference v1.0, resource ediscoveryCase and those
 * below it.
 */
export const ediscoveryPaths = {
  cases,
  case: one,
  close: `${one}/close`,
  reopen: `${one}/reopen`,
  custodians: `${one}/custodians`,
  custodian: `${one}/custodians/:custodianId`,
  activate: `${one}/custodians/:custodianId/activate`,
  release: `${one}/custodians/:custodianId/release`,
  applyHold: `${one}/custodians/:custodianId/applyHold`,
  removeHold: `${one}/custodians/:custodianId/removeHold`,
  applyHolds: `${one}/custodians/applyHold`,
  removeHolds: `${one}/custodians/removeHold`,
  userSources: `${one}/custodians/:custodianId/userSources`,
  userSource: `${one}/custodians/:custodianId/userSources/:sourceId`,
  legalHolds: `${one}/legalHolds`,
  legalHold: `${one}/legalHolds/:holdId`,
  retryPolicy: `${one}/legalHolds/:holdId/retryPolicy`,
  holdSources: `${one}/legalHolds/:holdId/userSources`,
  holdSource: `${one}/legalHolds/:holdId/userSources/:sourceId`,
  searches: `${one}/searches`,
  search: `${one}/searches/:searchId`,
  additionalSources: `${one}/searches/:searchId/additionalSources`,
  estimate: `${one}/searches/:searchId/estimateStatistics`,
  lastEstimate: `${one}/searches/:searchId/lastEstimateStatisticsOperation`,
  exportResult: `${one}/searches/:searchId/exportResult`,
  exportReport: `${one}/searches/:searchId/exportReport`,
  purge: `${one}/searches/:searchId/purgeData`,
  operations: `${one}/operations`,
  operation: `${one}/operations/:operationId`,
  reviewSets: `${one}/reviewSets`,
  reviewSet: `${one}/reviewSets/:reviewSetId`,
  addToReviewSet: `${one}/reviewSets/:reviewSetId/addToReviewSet`,
  exportReviewSet: `${one}/reviewSets/:reviewSetId/export`,
  /** Not Microsoft's: where the `downloadUrl` of an export leads. */
  exportFile: '/compliance/v1/cases/:caseId/operations/:operationId/files/:fileName',
} as const

const name = z.string().trim().min(1).max(256)
const words = z.string().max(4_000).nullable()
const contentQuery = z.string().max(10_000)

/** Flags of an enumeration, comma-separated, in any letter case, each of them known. */
const flags = <T extends string>(...known: readonly T[]): z.ZodType<string> =>
  z
    .string()
    .refine(
      (text) => text.split(',').every((flag) => known.some((one) => one.toLowerCase() === flag.trim().toLowerCase())),
      `one or more of ${known.join(', ')}, with commas between`,
    )

export const newCaseSchema = z.strictObject({
  displayName: name,
  description: words.default(null),
  externalId: words.default(null),
})
export const changeCaseSchema = z.strictObject({
  displayName: name.optional(),
  description: words.optional(),
  externalId: words.optional(),
})
export const newCustodianSchema = z.strictObject({ email: z.string().min(1) })
export const userSourceSchema = z.strictObject({
  email: z.string().min(1),
  includedSources: flags('mailbox', 'site').default('mailbox'),
})
const boundSource = z.strictObject({ email: z.string().min(1) })
export const newLegalHoldSchema = z.strictObject({
  displayName: name,
  description: words.default(null),
  contentQuery: contentQuery.nullable().default(''),
  'userSources@odata.bind': z.array(boundSource).default([]),
})
export const changeLegalHoldSchema = z.strictObject({
  description: words.optional(),
  contentQuery: contentQuery.optional(),
})
const scopes = flags(
  'none',
  'allTenantMailboxes',
  'allTenantSites',
  'allCaseCustodians',
  'allCaseNoncustodialDataSources',
)
const links = z.array(z.string().min(1))
export const newSearchSchema = z.strictObject({
  displayName: name,
  description: words.default(null),
  contentQuery: contentQuery.nullable().default(''),
  dataSourceScopes: scopes.default('none'),
  'custodianSources@odata.bind': links.default([]),
})
export const changeSearchSchema = z.strictObject({
  displayName: name.optional(),
  description: words.optional(),
  contentQuery: contentQuery.optional(),
  dataSourceScopes: scopes.optional(),
  'custodianSources@odata.bind': links.optional(),
})
export const estimateSchema = z.strictObject({
  statisticsOptions: flags(
    ...['includeRefiners', 'includeQueryStats', 'includeUnindexedStats', 'advancedIndexing', 'locationsWithoutHits'],
  ).optional(),
})
const criteria = flags('searchHits', 'partiallyIndexed')
const exportWords = {
  displayName: name.default('Export'),
  description: words.default(null),
  exportCriteria: criteria,
  exportLocation: flags('responsiveLocations', 'nonresponsiveLocations').optional(),
  additionalOptions: z.string().max(1_000),
  cloudAttachmentVersion: z.string().optional(),
  documentVersion: z.string().optional(),
}
export const exportResultSchema = z.strictObject({ ...exportWords, exportFormat: z.enum(['pst', 'msg', 'eml']) })
export const exportReportSchema = z.strictObject(exportWords)
export const purgeSchema = z.strictObject({
  purgeType: z.enum(['recoverable', 'permanentlyDeleted', 'permanentlydeleted']).default('recoverable'),
  purgeAreas: flags('mailboxes', 'teamsMessages').default('mailboxes'),
})
export const newReviewSetSchema = z.strictObject({ displayName: name })
export const addToReviewSetSchema = z.strictObject({
  search: z.looseObject({ id: z.string().min(1) }),
  additionalDataOptions: z.string().optional(),
  itemsToInclude: criteria.default('searchHits'),
  cloudAttachmentVersion: z.string().optional(),
  documentVersion: z.string().optional(),
})
export const reviewSetExportSchema = z.strictObject({
  outputName: name,
  description: words.default(null),
  exportOptions: flags('originalFiles', 'text', 'pdfReplacement', 'tags').default('originalFiles'),
  exportStructure: z.enum(['none', 'directory', 'pst']).default('directory'),
})
