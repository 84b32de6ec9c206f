/** Refusals about query options, for the catalogue in `errors.ts`: status, code, message. */
export const queryRefusals = {
  filterInvalid: [400, 'BadRequest', 'Invalid filter clause: {}'],
  orderbyInvalid: [400, 'BadRequest', 'Invalid orderby clause: {}'],
  inefficientFilter: [400, 'InefficientFilter', 'The restriction or sort order is too complex for this operation.'],
  advancedQueryNeeded: [
    400,
    'Request_UnsupportedQuery',
    "Operator '{}' is not supported because the required parameters might be missing. Try adding $count=true query parameter and ConsistencyLevel:eventual header. Refer to https://aka.ms/graph-docs/advanced-queries for more information",
  ],
  sortingUnsupported: [400, 'Request_UnsupportedQuery', 'Sorting not supported for current query.'],
  filterUnsupported: [
    400,
    'Request_UnsupportedQuery',
    "Unsupported or invalid query filter clause specified for property '{}' of resource 'User'.",
  ],
  selectInvalid: [400, 'BadRequest', 'Parsing OData Select and Expand failed: {}'],
  pageSizeInvalid: [
    400,
    'Request_UnsupportedQuery',
    "Invalid page size specified: '{}'. Must be between 1 and 999 inclusive.",
  ],
  pageTokenInvalid: [
    400,
    'Directory_ExpiredPageToken',
    'The specified page token value has expired and can no longer be included in your request.',
  ],
  pagingInvalid: [400, 'ErrorInvalidUrlQuery', 'The query option {} has no valid value.'],
  propertyUnsupported: [501, 'NotImplemented', "The property '{}' is not part of this mock."],
  expressionUnsupported: [501, 'NotImplemented', "'{}' in a query option is not part of this mock."],
  optionUnsupported: [501, 'NotImplemented', "The query option '{}' is not part of this mock."],
  deltaTokenInvalid: [400, 'BadRequest', 'Badly formed token.'],
  syncStateNotFound: [
    410,
    'SyncStateNotFound',
    'The sync state is not found or has expired; begin again at the address in Location.',
  ],
  deltaQueryUnsupported: [400, 'ErrorInvalidUrlQuery', 'The change tracking of this list does not support this {}.'],
  searchInvalid: [400, 'BadRequest', 'Invalid search clause: {}.'],
  searchPropertyUnsupported: [400, 'BadRequest', "The property '{}' cannot be searched."],
  searchWithFilter: [400, 'SearchWithFilter', "The query parameter '$filter' is not supported with '$search'."],
  searchWithOrderBy: [400, 'SearchWithOrderBy', "The query parameter '$orderBy' is not supported with '$search'."],
  searchNeedsHeader: [
    400,
    'Request_UnsupportedQuery',
    "Request with $search query parameter only works through MSGraph with a special request header: 'ConsistencyLevel: eventual'",
  ],
  queryRepeated: [400, 'BadRequest', "The query option '{}' must be specified at most once."],
  queryUnsupported: [400, 'BadRequest', "The query option '{}' is not supported here."],
} as const

/** The name of a refusal that concerns a query option. */
export type QueryRefusalName = keyof typeof queryRefusals
