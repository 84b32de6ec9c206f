import { expect, test } from 'vitest'
import type { MailProperties } from '../../../mailbox/message-properties.ts'
import { readQuery } from '../read-query.ts'
import { passagesIn } from './passages.ts'

const saying = (content: string): MailProperties => ({
  ...{ subject: 'S', bodyPreview: '', body: { contentType: 'text', content } as const },
  ...{ from: undefined, sender: undefined, toRecipients: [], ccRecipients: [], bccRecipients: [], replyTo: [] },
  ...{ internetMessageId: '', sentTime: undefined, internetMessageHeaders: [], importance: 'normal' as const },
  ...{ attachments: [], categories: ['deal'], flag: { flagStatus: 'notFlagged' } as const },
  ...{ inferenceClassification: 'focused' as const, isReadReceiptRequested: false, isDeliveryReceiptRequested: false },
  extendedProperties: new Map(),
})
const passages = async (query: string, content: string) =>
  (await passagesIn(readQuery(query).query, saying(content))).map(({ place, pieces }) => [
    place,
    ...pieces.map(({ text, isFound }) => (isFound ? `[${text}]` : text)),
  ])

test('a long text is shown around what was found, and no character is cut in two', async () => {
  const far = '👍🏽'.repeat(100)
  const [found = []] = await passages('deal', `${far} deal ${far} deal`)
  expect(found[2]).toBe('[deal]')
  expect(found[4]).toBe('[deal]')
  expect(found[1]?.startsWith(' … 👍') || found[1]?.startsWith(' … \u{1F3FD}')).toBe(true)
  expect(found[3]).toContain(' … ')
  expect(() => encodeURIComponent(found.join(''))).not.toThrow()
})

test('what overlaps is one piece, and a category is only searched by its property', async () => {
  expect(await passages('"the deal" OR deal', 'the deal')).toEqual([['body', '[the deal]']])
  expect(await passages('category:deal', 'the deal')).toEqual([['category', '[deal]']])
})
