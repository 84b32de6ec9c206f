import { expect, it } from 'vitest'
import { createVirtualClock } from '../../control/clock.ts'
import { createChance } from '../../control/seed.ts'
import { createMailboxStore } from '../mailbox/mailbox-store.ts'
import { deliveredMessage } from './delivered-message.ts'
import { defaultMailSettings } from './mail-settings.ts'
import { reviseMessage } from './revise-message.ts'

function setup() {
  const clock = createVirtualClock(new Date('2026-11-22T06:00:00Z'))
  const mailboxes = createMailboxStore({ tenantId: 'contoso', clock, chance: createChance(7), quotaBytes: 10_000 })
  const mailbox = mailboxes.provide('asha')
  const lunch = deliveredMessage(Buffer.from('Subject: Lunch\r\n\r\n'), 'IPM.Note', mailboxes.contents)
  const { messageId } = mailbox.put(mailbox.folders.wellKnown('inbox'), lunch)
  return { mailboxes, mailSettings: defaultMailSettings, mailbox, messageId }
}

it('keeps what another client changes at the same time', async () => {
  const { mailbox, messageId, ...services } = setup()
  let asked = 0
  const message = await reviseMessage(services, mailbox, messageId, async (before) => {
    asked += 1
    if (asked === 1) {
      await reviseMessage(services, mailbox, messageId, (theirs) => ({
        properties: { ...theirs, categories: ['Red'] },
      }))
    }
    return { properties: { ...before, subject: 'Dinner' } }
  })
  const { subject, categories } = await message.mail.properties()
  expect([asked, subject, categories]).toEqual([2, 'Dinner', ['Red']])
})

it('refuses to change what another client removes at the same time', async () => {
  const { mailbox, messageId, ...services } = setup()
  const revision = reviseMessage(services, mailbox, messageId, (before, message) => {
    mailbox.move(message, mailbox.folders.wellKnown('archive'))
    return { properties: before }
  })
  await expect(revision).rejects.toMatchObject({ code: 'ErrorItemNotFound' })
})

it('changes nothing of a message that would become too large for its mailbox', async () => {
  const { mailbox, messageId, ...services } = setup()
  const used = mailbox.usedBytes()
  const revision = reviseMessage(services, mailbox, messageId, (before) => ({
    properties: { ...before, subject: 'x'.repeat(10_001) },
  }))
  await expect(revision).rejects.toMatchObject({ code: 'ErrorQuotaExceeded' })
  expect([mailbox.usedBytes(), (await mailbox.message(messageId)?.mail.properties())?.subject]).toEqual([used, 'Lunch'])
})
