import { expect, it } from 'vitest'
import { itemExamples, particularExamples } from '../../contract/examples.ts'
import { type CaptureEvent, type Item, itemSchema } from '../../contract/index.ts'
import { asha, bruno, sampleEvent } from '../sample-event.ts'
import { renderItem } from './item.ts'
import type { SubjectForm } from './subject-style.ts'

function render(overrides: Partial<CaptureEvent>, original?: Item, subjectForm?: SubjectForm): Item {
  return renderItem(sampleEvent(overrides), {
    service: 'WhatsApp',
    emailAddressOf: () => undefined,
    original,
    subjectForm,
  })
}

const missing = { fileName: 'VID-1.mp4', contentType: 'video/mp4', sizeBytes: 9_000_000 }

it.each<[string, Partial<CaptureEvent>, Partial<Item>]>([
  [
    'whom it speaks to',
    { text: `@${bruno.number}`, mentionedNumbers: [bruno.number] },
    { mentions: [{ number: bruno.number, name: 'Bruno' }] },
  ],
  ['a link preview', { linkPreview: { url: 'u', title: 't' } }, { linkPreview: { url: 'u', title: 't' } }],
  ['that it was forwarded', { forwarded: true }, { forwarded: true }],
  ['that it was to be seen once', { kind: 'image', viewOnce: true }, { viewOnce: true }],
  ['media without bytes', { kind: 'video', missingMedia: [missing] }, { missingMedia: [missing], attachments: [] }],
  ['what a reply quotes', { refersTo: 'message-0' }, { refersTo: 'message-0', kind: 'text' }],
])('tells %s in a field of its own', (_what, overrides, expected) => {
  const item = render(overrides)
  expect(item).toMatchObject(expected)
  expect(itemSchema.parse(item)).toStrictEqual(item)
})

it('tells nothing of what did not occur', () => {
  const item = render({ mentionedNumbers: [], missingMedia: [], text: 'nothing special' })
  const fields = ['mentions', 'linkPreview', 'forwarded', 'viewOnce', 'missingMedia', 'refersTo']
  expect(Object.keys(item).filter((key) => fields.includes(key))).toEqual([])
})

it('shares no field with the event, and passes on nothing that the contract does not know', () => {
  const linkPreview = { url: 'u', title: 't', fate: 'unmapped' }
  const item = render({ linkPreview, missingMedia: [Object.assign(missing, { fate: 'unmapped' })] })
  linkPreview.title = 'changed'
  expect(item.linkPreview?.title).toBe('t')
  expect(JSON.stringify(item)).not.toContain('unmapped')
})

it('repeats what a deleted message said of its people, its link and its lost media', () => {
  const original = render({
    text: `@${bruno.number} look`,
    mentionedNumbers: [bruno.number],
    linkPreview: { url: 'u', title: 't' },
    missingMedia: [missing],
  })
  const deletion = { deletedBy: asha.number, scope: 'for-all' as const, readBy: [] }
  const item = render({ kind: 'deletion', text: '', deletion }, original)
  expect(item.text).toBe(
    'Site title: t\nSite url: u\nMedia not downloaded: VID-1.mp4 (video/mp4, 9000000 bytes)\n@Bruno look',
  )
  expect(item.attachments).toEqual([])
})

it('renders a group of 1,024 whole', () => {
  const participants = Array.from({ length: 1_024 }, (_, index) => ({
    number: `4477009${String(index).padStart(5, '0')}`,
    name: `Member ${index}`,
    role: index === 1_023 ? ('sender' as const) : ('recipient' as const),
  }))
  const item = render({ participants, chat: { type: 'group', chatId: 'g', name: 'Everybody' } })
  expect(item.participants).toEqual(participants)
  expect(item.subject).toBe('WhatsApp Message From 447700901023 to Everybody')
})

const deleted = (archiveMessageId: string, subjectForm: SubjectForm): string => {
  const deletion = { deletedBy: asha.number, scope: 'for-all' as const, readBy: [] }
  const chat = { type: 'group', chatId: 'g', name: 'Desk' } as const
  return render({ archiveMessageId, kind: 'deletion', text: '', deletion, chat }, undefined, subjectForm).subject
}
const ids = Array.from({ length: 2_000 }, (_, index) => `message ${index}`)

it('writes every subject in one form by default', () => {
  expect(new Set(ids.map((id) => deleted(id, 'canonical')))).toEqual(
    new Set(['DELETED – UNREAD – WhatsApp Message From 15550100001 to Desk']),
  )
})

it('reproduces every documented inconsistency, and the same for the same item', () => {
  const subjects = ids.map((id) => deleted(id, 'documented-variants'))
  expect(subjects).toEqual(ids.map((id) => deleted(id, 'documented-variants')))
  const dash = '(?:–|-|\u00e2\u20ac\u201c)'
  const words = '(?:Message From|Message from|message from)'
  const documented = new RegExp(
    `^DELETED(?: For All)? ${dash} UNREAD (?:${dash} )?WhatsApp ${words} 15550100001 {1,2}to Desk$`,
  )
  expect(subjects.filter((subject) => !documented.test(subject))).toEqual([])
  // Three letter cases, two spacings, three dashes, with and without scope, with and without the second dash.
  expect(new Set(subjects).size).toBe(3 * 2 * 3 * 2 * 2)
})

/** What was typed, where the text of an example says more than that. */
const typed: Record<string, string> = {
  call: '',
  location: '',
  contact: '',
  mention: 'Yours, @15550100102',
  'link preview': 'https://contoso.example/hours',
  'failed media download': '',
}

it.each([...Object.entries(itemExamples), ...Object.entries(particularExamples)])(
  'renders the example of a %s in the contract as it stands there',
  (what, example) => {
    const { kind, chat, participants, network, call, location, contact, linkPreview, missingMedia, mentions } = example
    const [first, second] = participants
    const item = render(
      {
        ...{ kind, chat, participants, network, call, location, contact, linkPreview, missingMedia },
        capturedBy: first?.number ?? '',
        text: typed[what] ?? example.text,
        mentionedNumbers: mentions?.map(({ number }) => number),
        ...(kind === 'deletion' && {
          deletion: { deletedBy: first?.number ?? '', scope: 'for-all', readBy: [second?.number ?? ''] },
        }),
      },
      kind === 'deletion' ? itemExamples.text : undefined,
    )
    const told = ({ subject, text, deletion }: Item): unknown => ({ subject, text, deletion, mentions: item.mentions })
    expect(told(item)).toEqual({ ...(told(example) as object), mentions })
  },
)
