import type { CapturedParticipant, Chat, PostedAttachment } from '#contract'
import type { Scenario } from '../../../harness/runner/index.ts'
import { literalsOf } from '../../vocabulary/archiver-literals.ts'
import { type SelfTest, selfTest } from '../self-test.ts'
import { asha, ben, ola, type Somebody } from '../site-words.ts'

interface Deleted {
  chat: Chat
  sender: Somebody
  recipients: Somebody[]
  deletedBy: string
  readBy: string[]
  state: string
}

const direct: Chat = { type: 'direct', chatId: 'direct' }
const group: Chat = { type: 'group', chatId: 'group', name: 'Desk 7' }
const broadcast: Chat = { type: 'broadcast', chatId: 'list', name: 'Clients' }
const bySender = (chat: Chat, readBy: string[], state: string): Deleted => ({
  ...{ chat, readBy, state, sender: asha, deletedBy: asha.number },
  recipients: chat === direct ? [ola] : [ben, ola],
})

/** How a deletion is served (SIT-5). */
export const deletions: Scenario[] = [
  selfTest('SIT-5/by-the-sender', 'shows whether a message that the sender deleted had been read', async (site) => {
    await deletes(site, [
      bySender(direct, [], 'UNREAD'),
      bySender(direct, [ola.number], 'READ'),
      ...[group, broadcast].flatMap((chat) => [
        bySender(chat, [], 'UNREAD'),
        bySender(chat, [ola.number], 'UNKNOWN'),
        bySender(chat, [ben.number, ola.number], 'READ'),
      ]),
    ])
  }),
  selfTest('SIT-5/by-a-receiver', 'shows that a message that a receiver deleted had been read', async (site) => {
    const received = { sender: ola, deletedBy: asha.number, readBy: [], state: 'READ' }
    await deletes(site, [
      { ...received, chat: direct, recipients: [asha] },
      { ...received, chat: group, recipients: [ben, asha] },
    ])
  }),
]

/** Sends and deletes messages, and checks what is served for each. */
async function deletes(site: SelfTest, all: Deleted[]): Promise<void> {
  const { device } = await site.linksAsha()
  for (const { chat, sender, recipients, deletedBy, readBy, state } of all) {
    const participants: CapturedParticipant[] = [
      { ...sender, role: 'sender' },
      ...recipients.map((one) => ({ ...one, role: 'recipient' as const })),
    ]
    const original = await site.captures(device.deviceToken, {
      ...{ chat, participants, text: 'Sell.', kind: 'image', attachments: [await uploaded(site, device)] },
    })
    const { itemId } = await site.captures(device.deviceToken, {
      ...{ chat, participants, kind: 'deletion', text: '', refersTo: original.archiveMessageId },
      attachments: [await uploaded(site, device)],
      deletion: { deletedBy, scope: 'for-all', readBy },
    })
    const served = await site.archived()
    const deletion = served.find((item) => item.itemId === itemId)
    const to = chat.type === 'direct' ? recipients[0]?.number : chat.name
    const { service } = literalsOf(site.world.archiver.id)
    const subject = `DELETED – ${state} – ${service} Message From ${sender.number} to ${to}`
    site.demands(`the subject of a deletion in a ${chat.type} chat`, subject, deletion?.subject ?? 'none')
    site.demands('the text of the deletion', 'Sell.', deletion?.text ?? 'none')
    site.demands('files of the deletion', '0', String(deletion?.attachments.length))
    const kept = served.find((item) => item.itemId === original.itemId)
    site.demands('what was deleted', JSON.stringify(original), kept ? JSON.stringify(kept) : 'nothing')
  }
}

async function uploaded(site: SelfTest, { deviceToken }: { deviceToken: string }): Promise<PostedAttachment> {
  const uploadId = await site.uploads(deviceToken, Buffer.from('a picture'))
  return { uploadId, fileName: 'picture.jpg', contentType: 'image/jpeg' }
}
