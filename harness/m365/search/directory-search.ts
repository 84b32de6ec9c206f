import type { DirectoryObject } from '../directory/directory.ts'
import { GraphRefusal } from '../graph/errors.ts'

/** The properties of users that can be searched, each as a text. */
const searchable: Readonly<Record<string, (user: DirectoryObject) => string>> = {
  displayname: ({ entry }) => entry.displayName,
  mail: ({ entry }) => entry.primaryAddress,
  userprincipalname: ({ entry }) => entry.userPrincipalName,
  mailnickname: ({ entry }) => entry.userPrincipalName.replace(/@[^@]*$/, ''),
}

/**
 * Reads the `$search` of directory objects: `"displayName:asha" OR "mail:ben"`, each clause in quotes; `AND` and `OR` in capitals,
 * brackets are not part of it. The parts of a value must each begin a part of the property. Throws `searchInvalid`,
 * `searchPropertyUnsupported`.
 */
export function readDirectorySearch(search: string): (user: DirectoryObject) => boolean {
  const clauses = search.split(/\s+OR\s+/).map((any) => any.split(/\s+AND\s+/).map(clauseOf))
  return (user) => clauses.some((all) => all.every((matches) => matches(user)))
}

function clauseOf(text: string): (user: DirectoryObject) => boolean {
  const [, property = '', value = ''] = /^\s*"([^":]+):([^"]*)"\s*$/.exec(text) ?? []
  const wanted = partsOf(value)
  if (property === '' || wanted.length === 0) {
    throw new GraphRefusal('searchInvalid', 'each clause is "property:value" in quotes')
  }
  const read = searchable[property.toLowerCase()]
  if (read === undefined) throw new GraphRefusal('searchPropertyUnsupported', property)
  return (user) => {
    const parts = partsOf(read(user))
    return wanted.every((start) => parts.some((part) => part.startsWith(start)))
  }
}

function partsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
}
