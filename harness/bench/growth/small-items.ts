import { chatTexts } from '../servers/written-bodies.ts'

/** The number of mailboxes; the items are for each of them in turn. */
const mailboxCount = 50
const firstMs = Date.UTC(2026, 2, 2)
const dayMs = 24 * 60 * 60 * 1000
/** Enough texts that none is repeated within a batch. */
const texts = chatTexts(1000)

/** The mailbox of an item. */
function addressOf(index: number): string {
  return `user-${index % mailboxCount}@contoso.example`
}

/** One of `count` items of a day, as the site would serve it: a text from an outsider to one person of the firm. */
export function smallItem(index: number, count: number): object {
  const time = new Date(firstMs + Math.floor((index / count) * dayMs)).toISOString()
  const number = String(index % mailboxCount).padStart(3, '0')
  return {
    itemId: `item-${index}`,
    archiveMessageId: `message-${index}`,
    kind: 'text',
    network: 'WhatsApp',
    source: 'phone-archiver',
    chat: { type: 'direct', chatId: `chat-${index % mailboxCount}` },
    eventTime: time,
    captureTime: time,
    participants: [
      { number: '447700900999', name: 'Somebody Outside', role: 'sender' },
      { number: `447700900${number}`, name: `User ${number}`, role: 'recipient', userEmailAddress: addressOf(index) },
    ],
    subject: `WhatsApp Message From 447700900999 to 447700900${number}`,
    text: `${index} ${texts[index % texts.length]?.text}`,
    attachments: [],
  }
}
