import {
  exportReportSchema,
  exportResultSchema,
  ediscoveryPaths as paths,
  purgeSchema,
  reviewSetExportSchema,
} from '../../../contract/index.ts'
import type { Operation } from '../../../control/wire.ts'
import { GraphRefusal } from '../../graph/errors.ts'
import { readQuery } from '../../graph/query-options.ts'
import type { Services } from '../../operations/services.ts'
import { accepted, bodyOf, type CaseCall, type CaseCallOperation, caseOperations } from './case-call.ts'
import { choiceOf } from './item-choice.ts'

/** Exports and their files need the role Export; a purge needs Search And Purge. */
export function caseExportOperations(services: Services): Operation[] {
  return [
    ...caseOperations(services, 'Export', [
      ...exportsOfSearches(services),
      exportOfReviewSet(services),
      file(services),
    ]),
    ...caseOperations(services, 'Search And Purge', [purge(services)]),
  ]
}

const ids = ({ at }: CaseCall): { caseId: string; searchId: string } => ({
  caseId: at('caseId'),
  searchId: at('searchId'),
})

function exportsOfSearches({ ediscovery }: Services): CaseCallOperation[] {
  const { work } = ediscovery
  return [
    {
      name: 'caseSearches.exportResult',
      method: 'POST',
      path: paths.exportResult,
      answer: async (call) => {
        const { exportFormat, exportLocation, ...words } = bodyOf(call, exportResultSchema)
        // PST and MSG are formats of Microsoft's; to deliver something else under their name would be a false export.
        if (exportFormat !== 'eml') throw new GraphRefusal('notImplemented', `exportFormat ${exportFormat}`)
        const request = { ...requestOf(words), exportFormat, exportLocation: exportLocation ?? null }
        const choice = choiceOf(words.exportCriteria, exportLocation)
        const operation = await work.exportSearch({ ...ids(call), kind: 'exportResult', choice, request }, call.by)
        return accepted(call, call.at('caseId').toLowerCase(), operation.operationId)
      },
    },
    {
      name: 'caseSearches.exportReport',
      method: 'POST',
      path: paths.exportReport,
      answer: async (call) => {
        const { exportLocation, ...words } = bodyOf(call, exportReportSchema)
        const request = { ...requestOf(words), exportFormat: null, exportLocation: exportLocation ?? null }
        const choice = choiceOf(words.exportCriteria, exportLocation)
        const operation = await work.exportSearch({ ...ids(call), kind: 'exportReport', choice, request }, call.by)
        return accepted(call, call.at('caseId').toLowerCase(), operation.operationId)
      },
    },
  ]
}

function requestOf({
  displayName,
  description,
  exportCriteria,
  additionalOptions,
}: {
  displayName: string
  description: string | null
  exportCriteria: string
  additionalOptions: string
}) {
  return { displayName, description, exportCriteria, additionalOptions }
}

function exportOfReviewSet({ ediscovery }: Services): CaseCallOperation {
  return {
    name: 'reviewSets.export',
    method: 'POST',
    path: paths.exportReviewSet,
    answer: async (call) => {
      const { outputName, description, exportOptions, exportStructure } = bodyOf(call, reviewSetExportSchema)
      if (exportStructure === 'pst') throw new GraphRefusal('notImplemented', 'exportStructure pst')
      const request = {
        ...{ displayName: outputName, description, exportCriteria: 'searchHits' },
        ...{ exportFormat: 'eml', exportLocation: null, additionalOptions: exportOptions },
      }
      const operation = await ediscovery.reviewSets.export(call.at('caseId'), call.at('reviewSetId'), request, call.by)
      return accepted(call, call.at('caseId').toLowerCase(), operation.operationId)
    },
  }
}

function file({ ediscovery }: Services): CaseCallOperation {
  return {
    name: 'caseExports.download',
    method: 'GET',
    path: paths.exportFile,
    answer: async ({ request, at }) => {
      readQuery(request.url, [])
      const { stream, sizeBytes } = await ediscovery.file(at('caseId'), at('operationId'), at('fileName'))
      const headers = {
        'content-type': 'application/zip',
        'content-length': String(sizeBytes),
        'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(at('fileName'))}`,
      }
      return { status: 200, headers, body: stream }
    },
  }
}

function purge({ ediscovery }: Services): CaseCallOperation {
  return {
    name: 'caseSearches.purge',
    method: 'POST',
    path: paths.purge,
    answer: async (call) => {
      const { purgeType, purgeAreas } = bodyOf(call, purgeSchema)
      const { caseId, searchId } = ids(call)
      const inMailboxes = /mailboxes/i.test(purgeAreas)
      const isPermanent = purgeType !== 'recoverable'
      const operation = await ediscovery.work.purge(caseId, searchId, { isPermanent, inMailboxes }, call.by)
      return accepted(call, caseId.toLowerCase(), operation.operationId)
    },
  }
}
