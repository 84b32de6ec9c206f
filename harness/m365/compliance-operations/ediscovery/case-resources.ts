import type { CaseActor } from '../../compliance/ediscovery/case-actor.ts'
import type {
  CaseSearch,
  Custodian,
  EdiscoveryCase,
  HoldPolicy,
  ReviewSet,
  UserSource,
} from '../../compliance/ediscovery/case-record.ts'
import { hasMailbox, holdStatusOf } from '../../compliance/ediscovery/custodians.ts'
import type { Directory } from '../../directory/directory.ts'
import type { EntityType, FieldType, Property } from '../../graph/odata/index.ts'

const text = <T>(read: (row: T) => unknown): Property<T> => ({ type: 'string', read })
const time = <T>(read: (row: T) => Date | null): Property<T> => ({
  type: 'dateTime',
  read: (row) => read(row)?.toISOString() ?? null,
})
const identity: FieldType = {
  application: { id: 'string', displayName: 'string' },
  user: { id: 'string', displayName: 'string', userPrincipalName: 'string' },
}
const who = <T>(read: (row: T) => CaseActor | null): Property<T> => ({ type: identity, read })

const made = {
  createdBy: who((row: { createdBy: CaseActor }) => row.createdBy),
  createdDateTime: time((row: { createdDateTime: Date }) => row.createdDateTime),
}
const modified = {
  lastModifiedBy: who((row: { lastModifiedBy: CaseActor }) => row.lastModifiedBy),
  lastModifiedDateTime: time((row: { lastModifiedDateTime: Date }) => row.lastModifiedDateTime),
}

/** A case (ediscoveryCase). */
export const caseType: EntityType<EdiscoveryCase> = {
  name: 'microsoft.graph.security.ediscoveryCase',
  documented: ['settings', 'tags', 'noncustodialDataSources', 'caseMembers'],
  properties: {
    id: text(({ caseId }) => caseId),
    displayName: text(({ displayName }) => displayName),
    description: text(({ description }) => description),
    externalId: text(({ externalId }) => externalId),
    status: text(({ status }) => status),
    createdDateTime: made.createdDateTime,
    ...modified,
    closedBy: who(({ closedBy }) => closedBy),
    closedDateTime: time(({ closedDateTime }) => closedDateTime),
  },
}

/** A custodian (ediscoveryCustodian). */
export function custodianType(directory: Pick<Directory, 'object'>): EntityType<Custodian> {
  return {
    name: 'microsoft.graph.security.ediscoveryCustodian',
    documented: ['siteSources', 'unifiedGroupSources', 'userSources', 'lastIndexOperation'],
    properties: {
      id: text(({ custodianId }) => custodianId),
      displayName: text(({ entryId }) => directory.object(entryId).entry.displayName),
      email: text(({ entryId }) => directory.object(entryId).entry.primaryAddress),
      status: text(({ status }) => status),
      holdStatus: text(holdStatusOf),
      createdDateTime: made.createdDateTime,
      lastModifiedDateTime: modified.lastModifiedDateTime,
      releasedDateTime: time(({ releasedDateTime }) => releasedDateTime),
      acknowledgedDateTime: time(() => null),
    },
  }
}

/** A mailbox as a source (userSource). `isHeld`: whether a hold is on it. */
export function userSourceType(
  directory: Pick<Directory, 'object'>,
  isHeld: (source: UserSource) => boolean = ({ holdId }) => holdId !== undefined,
): EntityType<UserSource> {
  return {
    name: 'microsoft.graph.security.userSource',
    annotations: () => ({ '@odata.type': '#microsoft.graph.security.userSource' }),
    properties: {
      id: text(({ sourceId }) => sourceId),
      displayName: text(({ entryId }) => directory.object(entryId).entry.displayName),
      email: text(({ entryId }) => directory.object(entryId).entry.primaryAddress),
      includedSources: text(({ includedSources }) => includedSources),
      holdStatus: text((source) => (hasMailbox(source) && isHeld(source) ? 'applied' : 'notApplied')),
      siteWebUrl: text(() => null),
      ...made,
    },
  }
}

/** A hold of a case (ediscoveryHoldPolicy). */
export const holdPolicyType: EntityType<HoldPolicy> = {
  name: 'microsoft.graph.security.ediscoveryHoldPolicy',
  documented: ['siteSources', 'userSources'],
  properties: {
    id: text(({ holdId }) => holdId),
    displayName: text(({ displayName }) => displayName),
    description: text(({ description }) => description),
    contentQuery: text(({ contentQuery }) => contentQuery),
    isEnabled: { type: 'boolean', read: ({ isEnabled }) => isEnabled },
    status: text(() => 'success'),
    errors: { type: ['string'], read: () => [] },
    ...made,
    ...modified,
  },
}

/** A search of a case (ediscoverySearch). */
export const searchType: EntityType<CaseSearch> = {
  name: 'microsoft.graph.security.ediscoverySearch',
  documented: ['additionalSources', 'addToReviewSetOperation', 'custodianSources', 'noncustodialSources'],
  properties: {
    id: text(({ searchId }) => searchId),
    displayName: text(({ displayName }) => displayName),
    description: text(({ description }) => description),
    contentQuery: text(({ contentQuery }) => contentQuery),
    dataSourceScopes: text(({ dataSourceScopes }) => dataSourceScopes),
    ...made,
    ...modified,
  },
}

/** A review set (ediscoveryReviewSet). */
export const reviewSetType: EntityType<ReviewSet> = {
  name: 'microsoft.graph.security.ediscoveryReviewSet',
  documented: ['files', 'queries'],
  properties: {
    id: text(({ reviewSetId }) => reviewSetId),
    displayName: text(({ displayName }) => displayName),
    ...made,
  },
}
