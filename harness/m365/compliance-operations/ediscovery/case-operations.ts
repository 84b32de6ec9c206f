import {
  changeCaseSchema,
  changeLegalHoldSchema,
  newCaseSchema,
  newCustodianSchema,
  newLegalHoldSchema,
  ediscoveryPaths as paths,
  userSourceSchema,
} from '../../../contract/index.ts'
import type { Operation } from '../../../control/wire.ts'
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
import { caseType, custodianType, holdPolicyType, userSourceType } from './case-resources.ts'

const metadata = 'security/cases/ediscoveryCases'

/** Cases, their custodians and their holds: what needs the role Case Management. */
export function caseManagementOperations(services: Services): Operation[] {
  return caseOperations(services, 'Case Management', [
    ...caseItself(services),
    ...custodianActions(services),
    ...custodianRecords(services),
    ...legalHolds(services),
  ])
}

function caseItself({ ediscovery, cutPage }: Services): CaseCallOperation[] {
  const { cases } = ediscovery
  const { cases: all, case: one } = paths
  return [
    {
      name: 'ediscoveryCases.list',
      method: 'GET',
      path: all,
      answer: (call) => shownList(call, cases.list(), caseType, { metadata, cutPage }),
    },
    {
      name: 'ediscoveryCases.create',
      method: 'POST',
      path: all,
      answer: (call) => shownOne(call, cases.create(bodyOf(call, newCaseSchema), call.by), caseType, metadata, 201),
    },
    {
      name: 'ediscoveryCases.get',
      method: 'GET',
      path: one,
      answer: (call) => shownOne(call, cases.get(call.at('caseId')), caseType, metadata),
    },
    {
      name: 'ediscoveryCases.change',
      method: 'PATCH',
      path: one,
      answer: (call) => {
        cases.change(call.at('caseId'), definedOf(bodyOf(call, changeCaseSchema)), call.by)
        return nothing
      },
    },
    act('ediscoveryCases.delete', 'DELETE', one, (call) => ediscovery.remove(call.at('caseId'))),
    act('ediscoveryCases.close', 'POST', paths.close, (call) => ediscovery.close(call.at('caseId'), call.by)),
    act('ediscoveryCases.reopen', 'POST', paths.reopen, (call) => ediscovery.reopen(call.at('caseId'), call.by)),
  ]
}

/** An operation without an answer. */
function act(
  name: string,
  method: 'POST' | 'DELETE',
  path: string,
  perform: (call: CaseCall) => unknown,
): CaseCallOperation {
  return {
    name,
    method,
    path,
    answer: (call) => {
      perform(call)
      return nothing
    },
  }
}

function custodianActions({ ediscovery }: Services): CaseCallOperation[] {
  const { custodians } = ediscovery
  const ids = ({ at }: CaseCall): [caseId: string, custodianId: string] => [at('caseId'), at('custodianId')]
  // As documented: 202 with the address of an operation. The hold is placed at once, and the operation says so.
  const hold = (
    name: string,
    path: string,
    perform: (caseId: string, custodianId: string) => void,
  ): CaseCallOperation => ({
    name,
    method: 'POST',
    path,
    answer: (call) => {
      perform(...ids(call))
      const operation = ediscovery.operations.begin(call.at('caseId'), { action: 'holdUpdate' }, call.by)
      return accepted(call, call.at('caseId').toLowerCase(), operation.operationId)
    },
  })
  return [
    act('custodians.activate', 'POST', paths.activate, (call) => custodians.activate(...ids(call))),
    act('custodians.release', 'POST', paths.release, (call) => custodians.release(...ids(call))),
    hold('custodians.applyHold', paths.applyHold, (caseId, id) => custodians.applyHold(caseId, [id])),
    hold('custodians.removeHold', paths.removeHold, (caseId, id) => custodians.removeHold(caseId, [id])),
  ]
}

function custodianRecords({ ediscovery, directory, cutPage }: Services): CaseCallOperation[] {
  const { cases, custodians } = ediscovery
  const type = custodianType(directory)
  const sourceType = userSourceType(directory)
  const collection = ({ at }: CaseCall): string => inCase(at('caseId'), 'custodians')
  const sources = ({ at }: CaseCall): string => inCase(at('caseId'), `custodians('${at('custodianId')}')/userSources`)
  return [
    {
      name: 'custodians.list',
      method: 'GET',
      path: paths.custodians,
      answer: (call) =>
        shownList(call, cases.get(call.at('caseId')).custodians.values(), type, {
          metadata: collection(call),
          cutPage,
        }),
    },
    {
      name: 'custodians.create',
      method: 'POST',
      path: paths.custodians,
      answer: (call) => {
        const custodian = custodians.add(call.at('caseId'), bodyOf(call, newCustodianSchema).email)
        return shownOne(call, custodian, type, collection(call), 201)
      },
    },
    {
      name: 'custodians.get',
      method: 'GET',
      path: paths.custodian,
      answer: (call) =>
        shownOne(call, custodians.get(call.at('caseId'), call.at('custodianId')), type, collection(call)),
    },
    {
      name: 'custodians.listSources',
      method: 'GET',
      path: paths.userSources,
      answer: (call) => {
        const { sources: rows } = custodians.get(call.at('caseId'), call.at('custodianId'))
        return shownList(call, rows.values(), sourceType, { metadata: sources(call), cutPage })
      },
    },
    {
      name: 'custodians.addSource',
      method: 'POST',
      path: paths.userSources,
      answer: (call) => {
        const body = bodyOf(call, userSourceSchema)
        const source = custodians.addSource(call.at('caseId'), call.at('custodianId'), body, call.by)
        return shownOne(call, source, sourceType, sources(call), 201)
      },
    },
    act('custodians.removeSource', 'DELETE', paths.userSource, ({ at }) =>
      custodians.removeSource(at('caseId'), at('custodianId'), at('sourceId')),
    ),
  ]
}

function legalHolds({ ediscovery, directory, cutPage }: Services): CaseCallOperation[] {
  const { cases, holds } = ediscovery
  const collection = ({ at }: CaseCall): string => inCase(at('caseId'), 'legalHolds')
  const sources = ({ at }: CaseCall): string => inCase(at('caseId'), `legalHolds('${at('holdId')}')/userSources`)
  const sourceTypeOf = ({ isEnabled }: { isEnabled: boolean }) => userSourceType(directory, () => isEnabled)
  const ids = ({ at }: CaseCall): [caseId: string, holdId: string] => [at('caseId'), at('holdId')]
  return [
    {
      name: 'legalHolds.list',
      method: 'GET',
      path: paths.legalHolds,
      answer: (call) => {
        const rows = cases.get(call.at('caseId')).holds.values()
        return shownList(call, rows, holdPolicyType, { metadata: collection(call), cutPage })
      },
    },
    {
      name: 'legalHolds.create',
      method: 'POST',
      path: paths.legalHolds,
      answer: (call) => {
        const { 'userSources@odata.bind': bound, contentQuery, ...words } = bodyOf(call, newLegalHoldSchema)
        const emails = bound.map(({ email }) => email)
        const hold = holds.create(call.at('caseId'), { ...words, contentQuery: contentQuery ?? '', emails }, call.by)
        return shownOne(call, hold, holdPolicyType, collection(call), 201)
      },
    },
    {
      name: 'legalHolds.get',
      method: 'GET',
      path: paths.legalHold,
      answer: (call) => shownOne(call, holds.get(...ids(call)), holdPolicyType, collection(call)),
    },
    {
      name: 'legalHolds.change',
      method: 'PATCH',
      path: paths.legalHold,
      answer: (call) => {
        holds.change(...ids(call), definedOf(bodyOf(call, changeLegalHoldSchema)), call.by)
        return nothing
      },
    },
    act('legalHolds.delete', 'DELETE', paths.legalHold, (call) => holds.remove(...ids(call))),
    act('legalHolds.retryPolicy', 'POST', paths.retryPolicy, (call) => holds.retry(...ids(call))),
    {
      name: 'legalHolds.listSources',
      method: 'GET',
      path: paths.holdSources,
      answer: (call) => {
        const hold = holds.get(...ids(call))
        return shownList(call, hold.sources.values(), sourceTypeOf(hold), { metadata: sources(call), cutPage })
      },
    },
    {
      name: 'legalHolds.addSource',
      method: 'POST',
      path: paths.holdSources,
      answer: (call) => {
        const source = holds.addSource(...ids(call), bodyOf(call, userSourceSchema).email, call.by)
        return shownOne(call, source, sourceTypeOf(holds.get(...ids(call))), sources(call), 201)
      },
    },
    act('legalHolds.removeSource', 'DELETE', paths.holdSource, (call) =>
      holds.removeSource(...ids(call), call.at('sourceId'), call.by),
    ),
  ]
}

/** What was sent; fields that were not sent are left out, so that they stay. */
function definedOf<T extends object>(changes: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>
  }
}
