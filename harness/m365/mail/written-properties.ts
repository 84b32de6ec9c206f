import type { GraphExtendedProperty, GraphHeader, GraphRecipient, MessagePatch } from '../../contract/index.ts'
import { GraphRefusal } from '../graph/errors.ts'
import type { ExtendedProperty, MailProperties, PropertyKey } from '../mailbox/message-properties.ts'
import { previewOf, textOfHtml, wrappedHtml } from './body-text.ts'
import { propertyKey, propertyValue, transportHeaders } from './extended-property.ts'
import { idBytesMax, internetMessageHeadersMax, requireHeaderRoom } from './limits.ts'

/** Properties that a client sets, in stored form. */
type Written = Partial<{ -readonly [Name in keyof MailProperties]: MailProperties[Name] }>

/**
 * The properties that a client wrote, without files and header fields, in stored form. Throws `bodyInvalid` for an invalid
 * extended property, and `notImplemented` for the transport headers.
 */
export async function writtenProperties(patch: MessagePatch, before: MailProperties): Promise<Written> {
  requireHeaderRoom('internetMessageId', 'id', patch.internetMessageId)
  for (const name of peopleFields) requirePeople(name, patch[name])
  const written: Written = {}
  for (const name of copied) if (patch[name] !== undefined) Object.assign(written, { [name]: patch[name] })
  if (patch.subject !== undefined) written.subject = patch.subject ?? ''
  if (patch.body !== undefined) Object.assign(written, await bodyProperties(patch.body, before.body.contentType))
  const from = patch.from === undefined ? before.from : (patch.from ?? undefined)
  if (patch.from !== undefined) written.from = from
  // Without a Sender, the sender is the same as From.
  if (patch.sender !== undefined || patch.from !== undefined) written.sender = patch.sender ?? from
  if (patch.isReadReceiptRequested !== undefined) written.isReadReceiptRequested = patch.isReadReceiptRequested ?? false
  if (patch.singleValueExtendedProperties !== undefined) {
    written.extendedProperties = new Map([
      ...before.extendedProperties,
      ...extended(patch.singleValueExtendedProperties),
    ])
  }
  return written
}

/** Properties that are stored unchanged. */
const copied = [
  'toRecipients',
  'ccRecipients',
  'bccRecipients',
  'replyTo',
  'internetMessageId',
  'importance',
  'categories',
  'flag',
  'inferenceClassification',
  'isDeliveryReceiptRequested',
] as const satisfies readonly (keyof MessagePatch & keyof MailProperties)[]

const peopleFields = ['from', 'sender', 'toRecipients', 'ccRecipients', 'bccRecipients', 'replyTo'] as const

function requirePeople(name: string, people: GraphRecipient | readonly GraphRecipient[] | null | undefined): void {
  for (const { emailAddress } of [people ?? []].flat()) requireHeaderRoom(name, 'address', emailAddress.address)
}

async function bodyProperties(
  { contentType, content = '' }: NonNullable<MessagePatch['body']>,
  typeBefore: 'text' | 'html',
): Promise<Pick<MailProperties, 'body' | 'bodyPreview'>> {
  if ((contentType ?? typeBefore) === 'text') {
    return { body: { contentType: 'text', content }, bodyPreview: previewOf(content) }
  }
  const html = wrappedHtml(content)
  return { body: { contentType: 'html', content: html }, bodyPreview: previewOf(await textOfHtml(html)) }
}

function extended(properties: readonly GraphExtendedProperty[]): [PropertyKey, ExtendedProperty][] {
  return properties.map(({ id, value: text }, index) => {
    const place = `singleValueExtendedProperties.${index}`
    const key = propertyKey(id)
    if (key === undefined) throw new GraphRefusal('bodyInvalid', `${place}.id: not the id of an extended property`)
    if (key === transportHeaders) throw new GraphRefusal('notImplemented', `setting ${id} (the transport headers)`)
    const value = propertyValue(key, text)
    if (value === undefined)
      throw new GraphRefusal('bodyInvalid', `${place}.value: does not have the type of the property`)
    return [key, { id, value }]
  })
}

/** The header fields that a client sets. Throws `headersTooMany`, `headerNameInvalid`. */
export function writtenHeaders(headers: readonly GraphHeader[]): readonly GraphHeader[] {
  if (headers.length > internetMessageHeadersMax) throw new GraphRefusal('headersTooMany')
  const strange = headers.find(({ name }) => !/^x-[!-9;-~]*$/i.test(name) || name.length > idBytesMax)
  if (strange !== undefined) throw new GraphRefusal('headerNameInvalid', strange.name)
  return headers
}
