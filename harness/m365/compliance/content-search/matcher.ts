import type { Directory } from '../../directory/directory.ts'
import type { Message } from '../../mailbox/message.ts'
import type { ContentIndex, Narrowing } from './content-index.ts'
import { testOf } from './evaluate.ts'
import { ItemSet } from './listed/item-set.ts'
import { ListedItems } from './listed/listed-items.ts'
import type { Query } from './query.ts'
import type { ExpandPerson } from './recipient-expansion.ts'

/** What a matcher needs of the search. */
interface Parts {
  index: ContentIndex
  expand: ExpandPerson
  directory: Pick<Directory, 'changes'>
}

/** So many contents that came since the index was asked are judged by their texts, before it is asked once more. */
const laterMax = 1_000

/**
 * Whether messages match a query, one after the other. The index is asked once for many of them: the assistant goes over all messages of a
 * mailbox, and few of them have to be read.
 */
export function matcherOf(query: Query, { index, expand, directory }: Parts): (message: Message) => Promise<boolean> {
  let asked: { narrow: Narrowing; contentCount: number; changed: number } | undefined
  const narrowingFor = (number: number): Narrowing | undefined => {
    const [contentCount, changed] = [index.contentCount(), directory.changes.latest()]
    const isStale = asked?.changed !== changed || !directory.changes.isKnown(changed)
    if (asked === undefined || isStale || number > asked.contentCount + laterMax) {
      asked = { narrow: index.narrowing(query, expand, 'as indexed'), contentCount, changed }
    }
    return number <= asked.contentCount ? asked.narrow : undefined
  }
  return async (message) => {
    await index.read([message])
    const number = index.numberOf(message) ?? 0
    const bounds = narrowingFor(number)?.(new ListedItems([message], Uint32Array.of(number)), ItemSet.all(1))
    if (bounds?.certain.has(0) === true) return true
    if (bounds?.possible.has(0) === false) return false
    const text = await index.textOf(message)
    return testOf(query, expand, 'as indexed')({ message, text })
  }
}
