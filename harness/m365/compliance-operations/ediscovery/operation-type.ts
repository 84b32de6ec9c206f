import { ediscoveryPaths } from '../../../contract/index.ts'
import type { CaseOperation } from '../../compliance/ediscovery/case-operation.ts'
import type { EntityType } from '../../graph/odata/index.ts'
import type { Services } from '../../operations/services.ts'
import type { CaseCall } from './case-call.ts'
import { operationType } from './operation-resource.ts'

/** The operations of the case in a call, as they are shown now. */
export function shownOperationType(
  { clock, ediscovery }: Services,
  { request, at }: CaseCall,
): EntityType<CaseOperation> {
  const { caseId } = ediscovery.cases.get(at('caseId'))
  return operationType(request, clock.now(), ({ operationId }, fileName) => {
    const values: Record<string, string> = { caseId, operationId, fileName }
    const path = ediscoveryPaths.exportFile.replaceAll(/:(\w+)/g, (_match, name: string) =>
      encodeURIComponent(values[name] ?? ''),
    )
    return `${request.url.origin}${path}`
  })
}
