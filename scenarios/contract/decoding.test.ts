import { expect, test } from 'vitest'
import { decodeItem } from '../../connector/telemessage/decode.ts'
import { itemExamples, particularExamples } from '../../harness/contract/examples.ts'

// The connector reads items with its own schema, and imports only types from the contract. This test keeps the two in
// step: the connector can read every item of the contract, and it loses nothing that belongs in the mail.

test.each([...Object.entries(itemExamples), ...Object.entries(particularExamples)])(
  'the connector reads the example of a %s',
  (_what, example) => {
    const decoded = decodeItem(example)
    if (!('item' in decoded)) throw new Error(decoded.unreadable.problem)
    const { item } = decoded
    expect(item).toMatchObject({
      itemId: example.itemId,
      archiveMessageId: example.archiveMessageId,
      kind: example.kind,
      chat: example.chat,
      participants: example.participants,
      subject: example.subject,
      text: example.text,
      eventTime: new Date(example.eventTime),
      captureTime: new Date(example.captureTime),
    })
    expect(item.refersTo).toBe(example.refersTo)
    expect(
      item.attachments.map(({ declaredSizeBytes, ...rest }) => ({ ...rest, sizeBytes: declaredSizeBytes })),
    ).toEqual(example.attachments)
  },
)
