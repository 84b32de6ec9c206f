import { expect, it } from 'vitest'
import { openSampleTenant, sampleEntry } from '../sample-tenant.ts'

const message = Buffer.from('From: ben@contoso.example\r\nTo: asha@contoso.example\r\nSubject: a\r\n\r\nb\r\n')

it('lists the mailboxes that have messages, with the folders that have them', async () => {
  const { tenant } = await openSampleTenant()
  tenant.hire(sampleEntry('ben', { primaryAddress: 'Ben.Shaw@contoso.example', aliases: ['ben@contoso.example'] }))
  tenant.hire(sampleEntry('cleo'))
  expect(tenant.filledMailboxes()).toEqual([])
  const receive = (address: string): string => {
    const owner = tenant.userActs(address)
    return owner.deposit({ folderId: owner.wellKnownFolder('inbox'), message })
  }
  receive('asha@contoso.example')
  for (const _ of [1, 2]) receive('ben@contoso.example')
  const inboxOf = (at: number) => tenant.snapshot()[at]?.folders.find((one) => one.wellKnownName === 'inbox')?.folderId
  expect(tenant.filledMailboxes()).toEqual([
    {
      address: 'asha@contoso.example',
      userPrincipalName: 'asha@contoso.example',
      messageCount: 1,
      folders: [{ folderId: inboxOf(0), path: ['Inbox'], messageCount: 1 }],
    },
    {
      address: 'ben.shaw@contoso.example',
      userPrincipalName: 'ben@contoso.example',
      messageCount: 2,
      folders: [{ folderId: inboxOf(1), path: ['Inbox'], messageCount: 2 }],
    },
  ])
})
