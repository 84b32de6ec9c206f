import type { WireRequest } from '../../../control/wire.ts'
import { type CaseOperation, percentAt, statusAt } from '../../compliance/ediscovery/case-operation.ts'
import type { EntityType, Property, Resource } from '../../graph/odata/index.ts'
import { preferencesOf } from '../../graph/preferences.ts'

const typeOf: Record<CaseOperation['result']['action'], string> = {
  estimateStatistics: 'ediscoveryEstimateOperation',
  addToReviewSet: 'ediscoveryAddToReviewSetOperation',
  holdUpdate: 'ediscoveryHoldOperation',
  purgeData: 'ediscoveryPurgeDataOperation',
  exportResult: 'ediscoverySearchExportOperation',
  exportReport: 'ediscoverySearchExportOperation',
  contentExport: 'ediscoveryExportOperation',
}

/** What these actions are shown as to a client that does not know them (Graph, evolvable enumerations). */
const newerActions: readonly string[] = ['purgeData', 'exportReport', 'exportResult']

/**
 * An operation of a case as Graph shows it (caseOperation and its kinds); its result when it has succeeded. `fileAddress`: where
 * a file of an export can be downloaded.
 */
export function operationType(
  request: Pick<WireRequest, 'headers'>,
  now: Date,
  fileAddress: (operation: CaseOperation, fileName: string) => string,
): EntityType<CaseOperation> {
  const knowsAll = preferencesOf(request).has('include-unknown-enum-members')
  const text = (read: Property<CaseOperation>['read']): Property<CaseOperation> => ({ type: 'string', read })
  const time = (read: (row: CaseOperation) => Date | null): Property<CaseOperation> => ({
    type: 'dateTime',
    read: (row) => read(row)?.toISOString() ?? null,
  })
  const isOver = (operation: CaseOperation): boolean => statusAt(operation, now) === 'succeeded'
  return {
    name: 'microsoft.graph.security.caseOperation',
    documented: ['search', 'reviewSet'],
    annotations: (operation) => ({
      '@odata.type': `#microsoft.graph.security.${typeOf[operation.result.action]}`,
      ...shownResult(operation, isOver(operation), fileAddress),
    }),
    properties: {
      id: text(({ operationId }) => operationId),
      action: text(({ result }) =>
        newerActions.includes(result.action) && !knowsAll ? 'unknownFutureValue' : result.action,
      ),
      status: text((operation) => statusAt(operation, now)),
      percentProgress: { type: 'number', read: (operation) => percentAt(operation, now) },
      createdBy: { type: {}, read: ({ createdBy }) => createdBy },
      createdDateTime: time(({ createdDateTime }) => createdDateTime),
      completedDateTime: time((operation) => (isOver(operation) ? operation.endsAt : null)),
      resultInfo: {
        type: { code: 'number', subcode: 'number', message: 'string' },
        read: (operation) => (isOver(operation) ? { code: 200, subcode: 0, message: messageOf(operation) } : null),
      },
    },
  }
}

function messageOf({ result }: CaseOperation): string {
  switch (result.action) {
    case 'purgeData':
      return `${result.deleted} items deleted; ${result.kept} of them are kept in Recoverable Items.`
    case 'addToReviewSet':
      return `${result.added} items added.`
    default:
      return 'Success'
  }
}

function shownResult(
  operation: CaseOperation,
  isOver: boolean,
  fileAddress: (operation: CaseOperation, fileName: string) => string,
): Resource {
  const { result } = operation
  if (result.action === 'estimateStatistics') return isOver ? { ...result.estimate, siteCount: 0 } : {}
  if (!('files' in result)) return {}
  const { displayName, description, exportCriteria, exportFormat, exportLocation, additionalOptions } = result.request
  const files = result.files.map(({ fileName, sizeBytes }) => ({
    ...{ fileName, size: sizeBytes, downloadUrl: fileAddress(operation, fileName) },
  }))
  const shared = { description, exportFileMetadata: isOver ? files : [] }
  if (result.action === 'contentExport') return { outputName: displayName, ...shared }
  return { displayName, exportCriteria, exportFormat, exportLocation, additionalOptions, ...shared }
}
