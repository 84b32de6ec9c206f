import type { AssignedPlan, DirectoryEntry, GraphUser, MailboxState } from '../../contract/index.ts'
import { documentedOfUsers } from '../graph/documented.ts'
import { type EntityType, type FieldType, foldCase, type Property } from '../graph/odata/index.ts'
import type { DirectoryObject } from './directory.ts'

type UserProperty = Exclude<keyof GraphUser, '@odata.context'>
type Reader<K extends UserProperty> = (entry: DirectoryEntry, objectId: string) => GraphUser[K]

/**
 * A user of the directory as Graph shows it. Without `$select` it has the default properties only: an archiver that does
 * not select `proxyAddresses` or `userType` never sees them. Texts are compared in any letter case.
 */
export const graphUserType: EntityType<DirectoryObject> = {
  name: 'microsoft.graph.user',
  documented: documentedOfUsers,
  properties: {
    businessPhones: unasked(['string'], () => []),
    displayName: unasked('string', (entry) => entry.displayName),
    givenName: unasked('string', () => null),
    jobTitle: unasked('string', () => null),
    mail: unasked('string', (entry) => entry.primaryAddress),
    mobilePhone: unasked('string', () => null),
    officeLocation: unasked('string', () => null),
    preferredLanguage: unasked('string', () => null),
    surname: unasked('string', () => null),
    userPrincipalName: unasked('string', (entry) => entry.userPrincipalName),
    id: { ...unasked('string', (_, objectId) => objectId), always: true },
    accountEnabled: selected('boolean', (entry) => entry.accountEnabled),
    assignedLicenses: selected([{ skuId: 'string' }], licenses),
    assignedPlans: selected([{ capabilityStatus: 'string', service: 'string', servicePlanId: 'string' }], plans),
    deletedDateTime: selected('dateTime', () => null),
    externalUserState: selected('string', (entry) => (entry.kind === 'guest' ? 'Accepted' : null)),
    mailNickname: selected('string', (entry) => entry.userPrincipalName.replace(/@[^@]*$/, '')),
    onPremisesSyncEnabled: selected('boolean', () => null),
    otherMails: selected(['string'], (entry) => (entry.kind === 'guest' ? [entry.primaryAddress] : [])),
    proxyAddresses: selected(['string'], proxyAddresses),
    showInAddressList: selected('boolean', () => null),
    userType: selected('string', (entry) => (entry.kind === 'guest' ? 'Guest' : 'Member')),
  } satisfies Record<UserProperty, Property<DirectoryObject>>,
}

function unasked<K extends UserProperty>(type: FieldType, read: Reader<K>): Property<DirectoryObject> {
  return { type, read: ({ entry, objectId }) => read(entry, objectId), fold: foldCase }
}

function selected<K extends UserProperty>(type: FieldType, read: Reader<K>): Property<DirectoryObject> {
  return { ...unasked(type, read), selectedOnly: true }
}

function proxyAddresses({ primaryAddress, aliases }: DirectoryEntry): string[] {
  return [`SMTP:${primaryAddress}`, ...aliases.map((alias) => `smtp:${alias}`)]
}

/** Exchange Online (Plan 2), as a product and as the service plan in it. */
const exchangePlan = {
  skuId: '19ec0d23-8335-4cbd-94ac-6050e30712fa',
  servicePlanId: 'efb87545-963c-4e0d-99df-69c6916d9eb0',
}

/** The status of the plan for each state of a mailbox; a state without a plan is missing here. */
const planStatus: Partial<Record<MailboxState, AssignedPlan['capabilityStatus']>> = {
  active: 'Enabled',
  suspended: 'Suspended',
  inactive: 'Deleted',
}

/** Shared mailboxes and rooms need no plan. All plans were assigned before the world began. */
function plans({ kind, mailbox }: DirectoryEntry): AssignedPlan[] {
  const capabilityStatus = kind === 'user' ? planStatus[mailbox] : undefined
  if (capabilityStatus === undefined) return []
  const { servicePlanId } = exchangePlan
  return [{ assignedDateTime: '2025-01-01T00:00:00Z', capabilityStatus, service: 'exchange', servicePlanId }]
}

function licenses(entry: DirectoryEntry): { skuId: string; disabledPlans: string[] }[] {
  const isPaid = plans(entry).some(({ capabilityStatus }) => capabilityStatus !== 'Deleted')
  return isPaid ? [{ skuId: exchangePlan.skuId, disabledPlans: [] }] : []
}
