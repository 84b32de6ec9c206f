import { expect, it } from 'vitest'
import { type AppRole, appRoles } from '../../contract/index.ts'
import { isGranted } from './app-roles.ts'

/** Each permission and everything that it includes, typed out. */
const goodFor: Record<AppRole, AppRole[]> = {
  'User.Read.All': ['User.Read.All'],
  'Mail.ReadBasic.All': ['Mail.ReadBasic.All'],
  'Mail.Read': ['Mail.ReadBasic.All', 'Mail.Read'],
  'Mail.ReadWrite': ['Mail.ReadBasic.All', 'Mail.Read', 'Mail.ReadWrite'],
  'Mail-Advanced.ReadWrite.All': ['Mail-Advanced.ReadWrite.All'],
  'Mail.Send': ['Mail.Send'],
  'MailboxSettings.Read': ['MailboxSettings.Read'],
  'People.Read.All': ['People.Read.All'],
  'Organization.Read.All': ['Organization.Read.All'],
  'MailboxFolder.Read.All': ['MailboxFolder.Read.All'],
  'MailboxFolder.ReadWrite.All': ['MailboxFolder.Read.All', 'MailboxFolder.ReadWrite.All'],
  'MailboxItem.Read.All': ['MailboxItem.Read.All'],
  'MailboxItem.ImportExport.All': ['MailboxItem.Read.All', 'MailboxItem.ImportExport.All'],
  'AuditLogsQuery-Exchange.Read.All': ['AuditLogsQuery-Exchange.Read.All'],
  'eDiscovery.Read.All': ['eDiscovery.Read.All'],
  'eDiscovery.ReadWrite.All': ['eDiscovery.Read.All', 'eDiscovery.ReadWrite.All'],
}

it.each(appRoles)('%s allows what it names and what it includes', (role) => {
  expect(appRoles.filter((wanted) => isGranted([role], wanted))).toEqual(goodFor[role])
})

it('finds the permission that allows it among several', () => {
  expect([isGranted(['User.Read.All', 'Mail.Read'], 'Mail.ReadBasic.All'), isGranted([], 'User.Read.All')]).toEqual([
    true,
    false,
  ])
})
