import type { GraphUser } from '../contract/index.ts'
import type { DirectoryObject } from './directory.ts'
import { GraphRefusal } from './errors.ts'

type UserProperty = Exclude<keyof GraphUser, '@odata.context'>

/** What Graph gives of a user who was asked for without `$select`. */
const defaultProperties: readonly UserProperty[] = [
  'businessPhones',
  'displayName',
  'givenName',
  'jobTitle',
  'mail',
  'mobilePhone',
  'officeLocation',
  'preferredLanguage',
  'surname',
  'userPrincipalName',
  'id',
]
const selectable: readonly UserProperty[] = [...defaultProperties, 'proxyAddresses', 'userType', 'accountEnabled']

/**
 * The properties that a `$select` names, in any letter case; the default ones where there is none.
 * Throws `selectUnknown` for a property that the mock's users have not.
 */
export function readUserSelect(text: string | undefined): readonly UserProperty[] {
  if (text === undefined) return defaultProperties
  return text.split(',').map((part) => {
    const name = part.trim()
    const property = selectable.find((known) => known.toLowerCase() === name.toLowerCase())
    if (property === undefined) throw new GraphRefusal('selectUnknown', name)
    return property
  })
}

/** A user as Graph shows it, cut down to some properties; the id is always among them. */
export function graphUser(object: DirectoryObject, properties: readonly UserProperty[]): GraphUser {
  const { objectId, entry } = object
  const whole: Required<Omit<GraphUser, '@odata.context'>> = {
    id: objectId,
    businessPhones: [],
    displayName: entry.displayName,
    givenName: null,
    jobTitle: null,
    mail: entry.primaryAddress,
    mobilePhone: null,
    officeLocation: null,
    preferredLanguage: null,
    surname: null,
    userPrincipalName: entry.userPrincipalName,
    proxyAddresses: [`SMTP:${entry.primaryAddress}`, ...entry.aliases.map((alias) => `smtp:${alias}`)],
    userType: entry.kind === 'guest' ? 'Guest' : 'Member',
    accountEnabled: entry.accountEnabled,
  }
  return { id: objectId, ...Object.fromEntries(properties.map((property) => [property, whole[property]])) }
}
