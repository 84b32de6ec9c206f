import type { Scenario } from '../../../harness/runner/index.ts'
import { selfTest } from '../self-test.ts'
import { caseWords, sha256 } from './case-words.ts'
import { searchWords } from './search-words.ts'

/** Cases, and what they do with the mailboxes of custodians (CMP-4, CMP-7). */
export const cases: Scenario[] = [
  selfTest('CMP-4/custodian', 'searches the mailbox of a custodian, and no other', async (test) => {
    const { deposits } = await searchWords(test)
    const words = await caseWords(test)
    deposits({ subject: 'Lunch' })
    deposits({ subject: 'Lunch of another' }, 'ben')
    await words.addsCustodian('asha')
    test.demands('the items of the custodian', '1', String(await words.counts('lunch')))
    await words.addsCustodian('ben')
    test.demands('the items of both custodians', '2', String(await words.counts('lunch')))
  }),
  selfTest('CMP-4/primary-address', 'knows a custodian by a primary address of the tenant only', async (test) => {
    await searchWords(test)
    const words = await caseWords(test)
    const verdict = async (email: string) => test.page.verdictOf(await words.ask('POST', 'custodians', { email }))
    test.demands('somebody who is not in the tenant', '404 ResourceNotFound', await verdict('asha@elsewhere.example'))
    test.demands('somebody who is', '201', await verdict('asha@contoso.example'))
    test.demands('the same once more', '409 Conflict', await verdict('asha@contoso.example'))
  }),
  selfTest('CMP-4/archived-items', 'finds what a connector archived for the custodian', async (test) => {
    const { archives } = await searchWords(test)
    const words = await caseWords(test)
    await archives('See you at the harbour')
    await words.addsCustodian('asha')
    test.demands('the archived item', '1', String(await words.counts('kind:externaldata AND harbour')))
  }),
  selfTest('CMP-4/hold', 'keeps what a custodian on hold deletes and purges', async (test) => {
    const { deposits } = await searchWords(test)
    const words = await caseWords(test)
    const messageId = deposits({ subject: 'Lunch' })
    const custodianId = await words.addsCustodian('asha')
    await words.operates(`custodians/${custodianId}/applyHold`)
    test.demands('the state of the custodian', 'applied', (await words.custodian(custodianId)).holdStatus)
    const asha = test.world.tenant.userActs('asha@contoso.example')
    asha.deleteMessage(messageId)
    for (const deleted of asha.recoverable()) asha.purgeMessage(deleted)
    test.world.clock.advance(40 * 24 * 60 * 60_000)
    await test.world.tenant.compliance.assistant.runNow('asha')
    test.demands('the item after 40 days', '1', String(await words.counts('lunch')))
  }),
  selfTest('CMP-4/release', 'ends the hold on a custodian who is released', async (test) => {
    await searchWords(test)
    const words = await caseWords(test)
    const custodianId = await words.addsCustodian('asha')
    await words.operates(`custodians/${custodianId}/applyHold`)
    await words.ask('POST', `custodians/${custodianId}/release`)
    const { status, holdStatus } = await words.custodian(custodianId)
    test.demands('the custodian', 'released, notApplied', `${status}, ${holdStatus}`)
    test.demands('holds on the mailbox', '0', String(holdsOnAsha(test.world)))
  }),
  selfTest('CMP-4/close', 'turns the holds of a closed case off, and those of other cases not', async (test) => {
    await searchWords(test)
    const [words, other] = [await caseWords(test), await caseWords(test, { name: 'fay', displayName: 'Another' })]
    for (const { makes } of [words, other]) await makes('legalHolds', holdOfAsha)
    test.demands('holds on the mailbox', '2', String(holdsOnAsha(test.world)))
    await words.ask('POST', 'close')
    test.demands('holds after one case was closed', '1', String(holdsOnAsha(test.world)))
    await words.ask('POST', 'reopen')
    test.demands('holds after it was reopened', '1', String(holdsOnAsha(test.world)))
    const verdict = test.page.verdictOf(await words.ask('DELETE', ''))
    test.demands('deleting a case with holds', '400 CaseHasHolds', verdict)
  }),
  selfTest('CMP-4/roles', 'needs a role for each part of a case', async (test) => {
    const { page, world, demands } = test
    const words = await caseWords(test)
    world.tenant.roleGroups.change('eDiscovery Manager', { members: [] })
    for (const [method, path, json] of [
      ['GET', '', undefined],
      ['POST', 'custodians', { email: 'asha@contoso.example' }],
      ['POST', 'legalHolds', { displayName: 'All' }],
      ['POST', 'searches', { displayName: 'All' }],
      ['POST', 'searches/any/exportResult', {}],
      ['POST', 'searches/any/purgeData', {}],
    ] as const) {
      demands(`${method} ${path} without a role`, '403 Forbidden', page.verdictOf(await words.ask(method, path, json)))
    }
  }),
  selfTest('CMP-4/review-set', 'keeps in a review set what is deleted afterwards', async (test) => {
    const { deposits } = await searchWords(test)
    const words = await caseWords(test)
    const messageId = deposits({ subject: 'Lunch' })
    await words.addsCustodian('asha')
    const set = `reviewSets/${await words.makes('reviewSets', { displayName: 'For review' })}`
    const search = { id: await words.searchesFor('lunch') }
    const added = await words.operates(`${set}/addToReviewSet`, { search })
    test.demands('what was added', '1 items added.', added.resultInfo.message)
    test.world.tenant.userActs('asha@contoso.example').deleteMessage(messageId)
    const wanted = { outputName: 'Review', exportStructure: 'directory' }
    const { exportFileMetadata } = await words.operates(`${set}/export`, wanted)
    test.demands('the files of its export', '2', String(exportFileMetadata.length))
  }),
  selfTest('CMP-4/purge', 'purges nothing that a hold keeps', async (test) => {
    const { deposits } = await searchWords(test)
    const words = await caseWords(test)
    test.world.tenant.roleGroups.create({ name: 'Purgers', roles: ['Search And Purge'], members: ['erin'] })
    deposits({ subject: 'Lunch' })
    await words.addsCustodian('asha')
    await words.makes('legalHolds', holdOfAsha)
    const purge = `searches/${await words.searchesFor('lunch')}/purgeData`
    await words.operates(purge, { purgeType: 'permanentlyDeleted', purgeAreas: 'mailboxes' })
    const seen = test.world.tenant.snapshot().flatMap(({ messages }) => messages)
    test.demands('what people see of it', '0', String(seen.length))
    test.demands('what a search finds of it', '1', String(await words.counts('lunch')))
  }),
  selfTest('CMP-4/searches-at-once', 'runs three searches over all mailboxes at once, and no fourth', async (test) => {
    const words = await caseWords(test)
    const search = await words.makes('searches', { displayName: 'All', dataSourceScopes: 'allTenantMailboxes' })
    test.world.tenant.ediscovery.operations.takesMs = 60_000
    for (const wanted of ['202', '202', '202', '429 TooManyRequests']) {
      const verdict = test.page.verdictOf(await words.ask('POST', `searches/${search}/estimateStatistics`))
      test.demands('one more search while the others run', wanted, verdict)
    }
    test.world.clock.advance(60_000)
    const verdict = test.page.verdictOf(await words.ask('POST', `searches/${search}/estimateStatistics`))
    test.demands('a search when they have ended', '202', verdict)
  }),
  selfTest('CMP-7/exports-at-once', 'runs three exports of a person at once, and no fourth', async (test) => {
    const words = await caseWords(test)
    const search = await words.makes('searches', { displayName: 'All', dataSourceScopes: 'allTenantMailboxes' })
    await words.operates(`searches/${search}/estimateStatistics`)
    test.world.tenant.ediscovery.operations.takesMs = 60_000
    const json = { exportCriteria: 'searchHits', additionalOptions: 'none', exportFormat: 'eml' }
    for (const wanted of ['202', '202', '202', '429 TooManyRequests']) {
      const verdict = test.page.verdictOf(await words.ask('POST', `searches/${search}/exportResult`, json))
      test.demands('one more export while the others run', wanted, verdict)
    }
  }),
  selfTest(
    'CMP-7/digests',
    'exports what a search finds, with the digest that each item has in the mailbox',
    async (test) => {
      const { deposits } = await searchWords(test)
      const words = await caseWords(test)
      deposits({ subject: 'Lunch' })
      deposits({ subject: 'Late lunch', text: 'From two to three' })
      deposits({ subject: 'Dinner' })
      await words.addsCustodian('asha')
      const stored = test.world.tenant.snapshot().flatMap(({ messages }) => messages.map((one) => one.contentSha256))
      const { manifest, files, isOfItsSize } = await words.exports('lunch')
      test.demands('the items', stored.slice(0, 2).join(', '), manifest.items.map((item) => item.sha256).join(', '))
      for (const { path, sha256: digest } of manifest.files) {
        test.demands(`the content of ${path}`, digest, sha256(files.get(path) ?? ''))
      }
      for (const { path, sha256: digest } of manifest.items) {
        test.demands(`the item ${path}`, digest, sha256(files.get(path) ?? ''))
      }
      test.demands('the size that Graph names', 'true', String(isOfItsSize))
    },
  ),
  selfTest('CMP-7/reports', 'puts five reports and an mbox beside the items', async (test) => {
    const { deposits } = await searchWords(test)
    const words = await caseWords(test)
    deposits({ subject: 'Lunch' })
    await words.addsCustodian('asha')
    const { files } = await words.exports('lunch')
    for (const name of ['Summary', 'Items', 'Locations', 'Settings', 'Statistics']) {
      test.demands(`the report ${name}`, 'true', String(files.has(`reports/${name}.csv`)))
    }
    const mbox = String(files.get('mbox/asha@contoso.example.mbox'))
    test.demands('the messages of the mbox', '1', String(mbox.match(/^From /gm)?.length))
  }),
]

const holdOfAsha = {
  displayName: 'All of Asha',
  'userSources@odata.bind': [{ '@odata.type': 'microsoft.graph.security.userSource', email: 'asha@contoso.example' }],
}

function holdsOnAsha({ tenant }: Parameters<Scenario['play']>[0]['world']): number {
  return tenant.compliance.holds.caseHoldsOf('asha').length
}
