import { expect, test } from 'vitest'
import { createVirtualClock } from '../../../control/clock.ts'
import { createChance } from '../../../control/seed.ts'
import { mailOfProperties } from '../../mail/mail.ts'
import type { Mailbox } from '../mailbox.ts'
import { createMailboxStore } from '../mailbox-store.ts'
import type { Message, NewMessage } from '../message.ts'
import type { MailProperties } from '../message-properties.ts'
import { type Preservation, singleItemRecovery } from './preservation.ts'

const blank: MailProperties = {
  ...{ subject: 'Lunch', bodyPreview: '', body: { contentType: 'text', content: 'At one' } as const },
  ...{ from: undefined, sender: undefined, toRecipients: [], ccRecipients: [], bccRecipients: [], replyTo: [] },
  ...{ internetMessageId: '<1@a>', sentTime: undefined, internetMessageHeaders: [], importance: 'normal' as const },
  ...{ attachments: [], categories: [], flag: { flagStatus: 'notFlagged' } as const },
  ...{ inferenceClassification: 'focused' as const, isReadReceiptRequested: false, isDeliveryReceiptRequested: false },
  extendedProperties: new Map(),
}

function setup(more: Partial<Preservation> = {}) {
  const clock = createVirtualClock(new Date('2026-03-02T09:00:00Z'))
  const preservation = { ...singleItemRecovery, ...more }
  const store = createMailboxStore({ tenantId: 't', clock, chance: createChance(7), quotaBytes: 1e9, preservation })
  const mailbox = store.provide('asha')
  const told: string[] = []
  const kinds = ['create', 'update', 'move', 'soft delete', 'blocked delete', 'hard delete', 'version'] as const
  store.told.listen(kinds, ({ kind, keptBy, by }) => told.push([kind, by, keptBy].filter(Boolean).join(' ')))
  const mail = (properties: MailProperties): NewMessage['mail'] => mailOfProperties(properties, store.contents)
  const put = (itemClass = 'IPM.Note'): Message =>
    mailbox.put(mailbox.folders.wellKnown('inbox'), {
      ...{ mail: mail(blank), itemClass, isDraft: false, isRead: true },
      ...{ sentTime: clock.now(), receivedTime: clock.now() },
    })
  const change = (message: Message, changes: Partial<MailProperties>, key?: 'same key'): Message => {
    const after = { ...blank, ...changes }
    return mailbox.change(message, { mail: mail(after) }, { key, properties: { before: blank, after } })
  }
  return { clock, store, mailbox, told, put, change }
}

function inFolder({ folders }: Mailbox, name: 'Deletions' | 'Purges' | 'Versions' | 'DiscoveryHolds'): Message[] {
  return [...folders.recoverableNamed(name).messages.values()]
}

test('a deletion goes into Deletions, a purge into Purges, and both are told', () => {
  const { mailbox, told, put } = setup()
  const deleted = mailbox.move(put(), mailbox.folders.recoverableNamed('Deletions'))
  expect(inFolder(mailbox, 'Deletions')).toEqual([deleted])
  const purged = mailbox.purge(deleted)
  expect(inFolder(mailbox, 'Purges')).toEqual([purged])
  expect(told).toEqual(['create client', 'soft delete client', 'blocked delete client single item recovery'])
  expect([mailbox.message(deleted.immutableId), mailbox.message(purged?.messageId ?? '')]).toEqual([
    undefined,
    undefined,
  ])
})

test('without single item recovery and holds, a purged message is gone', () => {
  const { mailbox, told, put } = setup({ keeps: () => undefined })
  expect(mailbox.purge(put())).toBeUndefined()
  expect([mailbox.usedBytes(), mailbox.recoverableBytes(), told.at(-1)]).toEqual([0, 0, 'hard delete client'])
})

test('what a case hold or a policy keeps goes into DiscoveryHolds', () => {
  const { mailbox, put } = setup({ keeps: () => 'case hold' })
  mailbox.purge(put())
  expect([inFolder(mailbox, 'DiscoveryHolds').length, inFolder(mailbox, 'Purges').length]).toEqual([1, 0])
})

test.each([
  ['subject', { subject: 'Dinner' }, 'IPM.Note', 1],
  ['body', { body: { contentType: 'text', content: 'At two' } }, 'IPM.Note', 1],
  ['people', { toRecipients: [{ emailAddress: { address: 'ben@contoso.example' } }] }, 'IPM.Note', 1],
  ['the same people, written again', { toRecipients: [] }, 'IPM.Note', 0],
  ['categories of mail', { categories: ['Red'] }, 'IPM.Note', 0],
  ['categories of another item', { categories: ['Red'] }, 'IPM.ExternalData.X', 1],
] as const)('a change of %s leaves the right number of versions', (_what, changes, itemClass, count) => {
  const { mailbox, put, change } = setup({ keepsVersions: () => true })
  const message = put(itemClass)
  change(message, changes as Partial<MailProperties>)
  const versions = inFolder(mailbox, 'Versions')
  expect(versions).toHaveLength(count)
  for (const version of versions)
    expect(version).toMatchObject({ mail: message.mail, createdTime: message.createdTime })
})

test('moves and the read mark leave no version', () => {
  const { mailbox, put, change } = setup({ keepsVersions: () => true })
  const moved = mailbox.move(put('IPM.ExternalData.X'), mailbox.folders.wellKnown('archive'))
  change(moved, {}, 'same key')
  expect(inFolder(mailbox, 'Versions')).toEqual([])
})

test('full Recoverable Items keep no more versions, and say that they have no room; they do not fill the mailbox', () => {
  const { mailbox, put, change } = setup({ keepsVersions: () => true })
  const message = put()
  const { sizeBytes } = message.mail
  mailbox.setQuota({ recoverableQuotaBytes: sizeBytes, quotaBytes: 3 * sizeBytes })
  const changed = change(message, { subject: 'Dinner' })
  change(changed, { subject: 'Breakfast' })
  expect(inFolder(mailbox, 'Versions')).toHaveLength(1)
  expect(mailbox.hasRecoverableRoom(1)).toBe(false)
  expect([mailbox.recoverableBytes(), mailbox.hasRoom(sizeBytes)]).toEqual([sizeBytes, true])
})

test('a saved mailbox gets back what was purged, and the sizes', () => {
  const { mailbox, put } = setup({ keeps: () => undefined })
  const message = put()
  const putBack = mailbox.save()
  mailbox.purge(message)
  mailbox.folders.recoverableNamed('Versions')
  putBack()
  expect(mailbox.message(message.messageId)).toBe(message)
  expect([mailbox.usedBytes(), mailbox.recoverableBytes()]).toEqual([message.mail.sizeBytes, 0])
})
