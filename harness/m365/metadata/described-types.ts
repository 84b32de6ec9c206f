import { graphUserType } from '../directory/graph-user.ts'
import { organizationType } from '../directory/organization-type.ts'
import type { EntityType, FieldType } from '../graph/odata/index.ts'
import { attachmentType } from '../mail/attachment-type.ts'
import { extendedPropertyType } from '../mail/extended-property-type.ts'
import { messageType } from '../mail/message-type.ts'
import { mailFolderProperties } from '../mailbox/mail-folder.ts'

/** A type as the metadata document describes it. */
export interface DescribedType {
  /** Without the namespace: `message`. */
  name: string
  properties: Readonly<Record<string, FieldType>>
  /** The collections of a resource, with the type of what is in them. */
  collections: Readonly<Record<string, string>>
}

/** The resources that the tenant has, in Microsoft's names. */
export const describedTypes: readonly DescribedType[] = [
  described(graphUserType, { messages: 'message', mailFolders: 'mailFolder' }),
  described(
    { name: 'microsoft.graph.mailFolder', properties: mailFolderProperties },
    { messages: 'message', childFolders: 'mailFolder' },
  ),
  described(messageType, {
    attachments: 'fileAttachment',
    singleValueExtendedProperties: 'singleValueLegacyExtendedProperty',
  }),
  described(attachmentType),
  described(extendedPropertyType),
  described(organizationType),
]

/** The collections at the root of Graph that the tenant has, with their types. */
export const entitySets = { users: 'user', organization: 'organization' } as const

/**
 * Microsoft's names of objects by the properties that hold them. An object without a name here makes the document throw, so that a
 * new property is not described wrongly.
 */
export const complexTypeNames: Readonly<Record<string, string>> = {
  assignedLicenses: 'assignedLicense',
  assignedPlans: 'assignedPlan',
  provisionedPlans: 'provisionedPlan',
  verifiedDomains: 'verifiedDomain',
  body: 'itemBody',
  sender: 'recipient',
  from: 'recipient',
  toRecipients: 'recipient',
  ccRecipients: 'recipient',
  bccRecipients: 'recipient',
  replyTo: 'recipient',
  emailAddress: 'emailAddress',
  flag: 'followupFlag',
  startDateTime: 'dateTimeTimeZone',
  dueDateTime: 'dateTimeTimeZone',
  completedDateTime: 'dateTimeTimeZone',
  internetMessageHeaders: 'internetMessageHeader',
}

/** Properties whose type says more than `string` and `number` do. */
export const exactTypes: Readonly<Record<string, string>> = { sizeInBytes: 'Edm.Int64', contentBytes: 'Edm.Binary' }

function described(
  { name, properties }: Pick<EntityType<never>, 'name'> & { properties: Readonly<Record<string, { type: FieldType }>> },
  collections: DescribedType['collections'] = {},
): DescribedType {
  return {
    name: name.replace('microsoft.graph.', ''),
    properties: Object.fromEntries(Object.entries(properties).map(([property, { type }]) => [property, type])),
    collections,
  }
}
