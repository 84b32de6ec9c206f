import {
  addToReviewSetSchema,
  changeSearchSchema,
  estimateSchema,
  newReviewSetSchema,
  newSearchSchema,
  ediscoveryPaths as paths,
  userSourceSchema,
} from '../../../contract/index.ts'
import type { Operation } from '../../../control/wire.ts'
import { statusAt } from '../../compliance/ediscovery/case-operation.ts'
import { GraphRefusal } from '../../graph/errors.ts'
import type { Services } from '../../operations/services.ts'
import {
  accepted,
  bodyOf,
  type CaseCall,
  type CaseCallOperation,
  caseOperations,
  inCase,
  nothing,
  shownList,
  shownOne,
} from './case-call.ts'
import { reviewSetType, searchType, userSourceType } from './case-resources.ts'
import { choiceOf } from './item-choice.ts'
import { shownOperationType } from './operation-type.ts'

/** Searches, estimates, review sets and operations: what needs the role Compliance Search. */
export function caseSearchOperations(services: Services): Operation[] {
  return caseOperations(services, 'Compliance Search', [
    ...searchRecords(services),
    ...estimates(services),
    ...reviewSets(services),
    ...operationRecords(services),
  ])
}

const ids = ({ at }: CaseCall): [caseId: string, searchId: string] => [at('caseId'), at('searchId')]

function searchRecords({ ediscovery, directory, cutPage }: Services): CaseCallOperation[] {
  const { cases, searches } = ediscovery
  const collection = ({ at }: CaseCall): string => inCase(at('caseId'), 'searches')
  const sources = ({ at }: CaseCall): string => inCase(at('caseId'), `searches('${at('searchId')}')/additionalSources`)
  return [
    {
      name: 'caseSearches.list',
      method: 'GET',
      path: paths.searches,
      answer: (call) => {
        const rows = cases.get(call.at('caseId')).searches.values()
        return shownList(call, rows, searchType, { metadata: collection(call), cutPage })
      },
    },
    {
      name: 'caseSearches.create',
      method: 'POST',
      path: paths.searches,
      answer: (call) => {
        const { 'custodianSources@odata.bind': bound, contentQuery, ...words } = bodyOf(call, newSearchSchema)
        const search = { ...words, contentQuery: contentQuery ?? '', custodianSources: bound.map(sourceBehind) }
        return shownOne(call, searches.create(call.at('caseId'), search, call.by), searchType, collection(call), 201)
      },
    },
    {
      name: 'caseSearches.get',
      method: 'GET',
      path: paths.search,
      answer: (call) => shownOne(call, searches.get(...ids(call)), searchType, collection(call)),
    },
    {
      name: 'caseSearches.change',
      method: 'PATCH',
      path: paths.search,
      answer: (call) => {
        const { 'custodianSources@odata.bind': bound, ...words } = bodyOf(call, changeSearchSchema)
        const { displayName, description, contentQuery, dataSourceScopes } = words
        const changes = {
          ...(displayName !== undefined && { displayName }),
          ...(description !== undefined && { description }),
          ...(contentQuery !== undefined && { contentQuery }),
          ...(dataSourceScopes !== undefined && { dataSourceScopes }),
          ...(bound !== undefined && { custodianSources: bound.map(sourceBehind) }),
        }
        searches.change(...ids(call), changes, call.by)
        return nothing
      },
    },
    {
      name: 'caseSearches.delete',
      method: 'DELETE',
      path: paths.search,
      answer: (call) => {
        searches.remove(...ids(call))
        return nothing
      },
    },
    {
      name: 'caseSearches.listSources',
      method: 'GET',
      path: paths.additionalSources,
      answer: (call) => {
        const rows = searches.get(...ids(call)).additionalSources.values()
        return shownList(call, rows, userSourceType(directory), { metadata: sources(call), cutPage })
      },
    },
    {
      name: 'caseSearches.addSource',
      method: 'POST',
      path: paths.additionalSources,
      answer: (call) => {
        const source = searches.addSource(...ids(call), bodyOf(call, userSourceSchema).email, call.by)
        return shownOne(call, source, userSourceType(directory), sources(call), 201)
      },
    },
  ]
}

/** The id at the end of the address of a user source: `…/userSources/{id}` or `…/userSources('{id}')`. Throws `sourceUnknown`. */
function sourceBehind(link: string): string {
  const [, id] = /\/userSources(?:\/|\(')([^/')]+)(?:'\))?$/i.exec(link) ?? []
  if (id === undefined) throw new GraphRefusal('sourceUnknown', link)
  return id
}

function estimates(services: Services): CaseCallOperation[] {
  const { work } = services.ediscovery
  return [
    {
      name: 'caseSearches.estimate',
      method: 'POST',
      path: paths.estimate,
      answer: async (call) => {
        bodyOf(call, estimateSchema)
        const operation = await work.estimate(...ids(call), call.by)
        return accepted(call, call.at('caseId').toLowerCase(), operation.operationId)
      },
    },
    {
      name: 'caseSearches.lastEstimate',
      method: 'GET',
      path: paths.lastEstimate,
      answer: (call) => {
        services.ediscovery.searches.get(...ids(call))
        const operation = work.lastEstimate(...ids(call))
        if (operation === undefined) throw new GraphRefusal('caseOperationUnknown', 'estimateStatistics')
        const metadata = inCase(call.at('caseId'), `searches('${call.at('searchId')}')/lastEstimateStatisticsOperation`)
        return shownOne(call, operation, shownOperationType(services, call), metadata)
      },
    },
  ]
}

function reviewSets({ ediscovery, cutPage }: Services): CaseCallOperation[] {
  const { cases } = ediscovery
  const collection = ({ at }: CaseCall): string => inCase(at('caseId'), 'reviewSets')
  return [
    {
      name: 'reviewSets.list',
      method: 'GET',
      path: paths.reviewSets,
      answer: (call) => {
        const rows = cases.get(call.at('caseId')).reviewSets.values()
        return shownList(call, rows, reviewSetType, { metadata: collection(call), cutPage })
      },
    },
    {
      name: 'reviewSets.create',
      method: 'POST',
      path: paths.reviewSets,
      answer: (call) => {
        const { displayName } = bodyOf(call, newReviewSetSchema)
        const set = ediscovery.reviewSets.create(call.at('caseId'), displayName, call.by)
        return shownOne(call, set, reviewSetType, collection(call), 201)
      },
    },
    {
      name: 'reviewSets.get',
      method: 'GET',
      path: paths.reviewSet,
      answer: (call) => {
        const set = ediscovery.reviewSets.get(call.at('caseId'), call.at('reviewSetId'))
        return shownOne(call, set, reviewSetType, collection(call))
      },
    },
    {
      name: 'reviewSets.add',
      method: 'POST',
      path: paths.addToReviewSet,
      answer: async (call) => {
        const { search, itemsToInclude, additionalDataOptions = '' } = bodyOf(call, addToReviewSetSchema)
        const everywhere = /locationsWithoutHits/i.test(additionalDataOptions)
        const wanted = {
          ...{ caseId: call.at('caseId'), reviewSetId: call.at('reviewSetId'), searchId: search.id },
          choice: { ...choiceOf(itemsToInclude, undefined), everywhere },
        }
        const operation = await ediscovery.reviewSets.add(wanted, call.by)
        return accepted(call, call.at('caseId').toLowerCase(), operation.operationId)
      },
    },
  ]
}

function operationRecords(services: Services): CaseCallOperation[] {
  const { ediscovery, cutPage } = services
  const collection = ({ at }: CaseCall): string => inCase(at('caseId'), 'operations')
  return [
    {
      name: 'caseOperations.list',
      method: 'GET',
      path: paths.operations,
      answer: (call) => {
        const rows = ediscovery.cases.get(call.at('caseId')).operations.values()
        return shownList(call, rows, shownOperationType(services, call), { metadata: collection(call), cutPage })
      },
    },
    {
      name: 'caseOperations.get',
      method: 'GET',
      path: paths.operation,
      answer: (call) => {
        const operation = ediscovery.operations.get(call.at('caseId'), call.at('operationId'))
        const answer = shownOne(call, operation, shownOperationType(services, call), collection(call))
        // A client that waits knows when to ask again.
        const isOver = statusAt(operation, services.clock.now()) === 'succeeded'
        return isOver ? answer : { ...answer, headers: { ...answer.headers, 'retry-after': '1' } }
      },
    },
  ]
}
