import type { Directory, DirectoryObject } from '../../directory/directory.ts'
import { type Phrase, phraseOf } from '../../words/phrase.ts'
import { wordsIn } from '../../words/words.ts'
import type { SoughtPerson } from './query.ts'

/** One way in which a person of an item can be the one who is looked for: by the whole address, or by words of name or address. */
export type PersonTest = { address: string } | { phrase: Phrase; isWhole: boolean }

/** Every way in which a person of an item can be the one who is looked for. */
export type ExpandPerson = (sought: SoughtPerson) => readonly PersonTest[]

/**
 * Recipient expansion: if the directory has the person, by address, alias or display name, an item also matches that has another of these.
 * Document: Microsoft Purview, keyword queries: recipient expansion. Results are kept until the directory changes.
 */
export function createRecipientExpansion(directory: Pick<Directory, 'objects' | 'changes'>): ExpandPerson {
  const known = new WeakMap<SoughtPerson, { changed: number; tests: readonly PersonTest[] }>()
  return (sought) => {
    const kept = known.get(sought)
    const changed = directory.changes.latest()
    // After a restored snapshot the count is the same, and the directory is not.
    if (kept?.changed === changed && directory.changes.isKnown(changed)) return kept.tests
    const tests = [...testsOf(sought), ...(sought.isExpanded ? expanded(sought, directory.objects()) : [])]
    known.set(sought, { changed, tests })
    return tests
  }
}

function testsOf({ value, phrase, isAddress, isWhole }: SoughtPerson): PersonTest[] {
  // Some items have the address as the name.
  if (isAddress) return [{ address: value.toLowerCase() }, { phrase, isWhole: true }]
  return [{ phrase, isWhole }]
}

function expanded({ value }: SoughtPerson, objects: readonly DirectoryObject[]): PersonTest[] {
  const asAddress = value.toLowerCase()
  const asName = wordsIn(value).join(' ')
  return objects.flatMap(({ entry }) => {
    if (entry.mailbox === 'soft-deleted') return []
    const addresses = [entry.userPrincipalName, entry.primaryAddress, ...entry.aliases].map((one) => one.toLowerCase())
    const nickname = entry.userPrincipalName.replace(/@[^@]*$/, '')
    const displayName = phraseOf(entry.displayName)
    const isMeant =
      addresses.includes(asAddress) || nickname.toLowerCase() === asAddress || displayName.words.join(' ') === asName
    if (!isMeant) return []
    const names = [phraseOf(nickname), displayName].filter(({ words }) => words.length > 0)
    return [
      ...addresses.filter((address) => address !== '').map((address) => ({ address })),
      ...names.map(({ words }) => ({ phrase: { words, isPrefix: false }, isWhole: false })),
    ]
  })
}
