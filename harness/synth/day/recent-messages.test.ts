import { expect, it } from 'vitest'
import type { CaptureEvent } from '../../contract/index.ts'
import { createChance } from '../../control/seed.ts'
import { createRecentMessages, type RecentMessage } from './recent-messages.ts'

function message(text: string): RecentMessage {
  const sender = { personId: 'asha', firstName: 'Asha', lastName: '', number: '447700900101' }
  const chat = { type: 'direct', chatId: 'x' } as const
  const at = new Date(0)
  const event: CaptureEvent = {
    archiveMessageId: text,
    capturedBy: sender.number,
    source: 'phone-archiver',
    network: 'WhatsApp',
    kind: 'text',
    chat,
    eventTime: at,
    captureTime: at,
    participants: [],
    text,
    attachments: [],
  }
  const conversation = { chat, members: [], speakers: [], capturers: [] }
  return { event, conversation, sender, capturedBy: new Set(), edited: false, deleted: false }
}

const chance = createChance(1)

it('forgets the oldest message for each one beyond its capacity', () => {
  const recent = createRecentMessages(3)
  for (let index = 0; index < 10; index += 1) recent.remember(message(String(index)))
  const found = (text: string): boolean => recent.find(chance, ({ event }) => event.text === text) !== undefined
  expect(recent.count()).toBe(3)
  expect(['5', '6', '7', '8', '9'].map(found)).toEqual([false, false, true, true, true])
})

it('finds the one message that suits, wherever it begins to look', () => {
  const recent = createRecentMessages(10)
  for (let index = 0; index < 10; index += 1) recent.remember(message(String(index)))
  for (let times = 0; times < 50; times += 1) {
    expect(recent.find(chance, ({ event }) => event.text === '4')?.event.text).toBe('4')
  }
})

it('finds any message that suits', () => {
  const recent = createRecentMessages(10)
  for (let index = 0; index < 10; index += 1) recent.remember(message(String(index)))
  const found = Array.from({ length: 300 }, () => recent.find(chance, () => true)?.event.text)
  expect(new Set(found).size).toBe(10)
})

it('does not find a message that was deleted', () => {
  const recent = createRecentMessages(10)
  recent.remember({ ...message('gone'), deleted: true })
  expect(recent.find(chance, () => true)).toBeUndefined()
})

it('finds nothing where nothing was said', () => {
  expect(createRecentMessages().find(chance, () => true)).toBeUndefined()
})
