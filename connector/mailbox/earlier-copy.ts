import { SkippableError } from '../errors.ts'
import { filesOn, messagesNamed } from './arrived-by-message-id.ts'
import type { Search } from './arrived-by-size.ts'
import type { LostImport } from './message-door.ts'

/**
 * Looks into a mailbox for a copy that an earlier run may have imported, when the record of earlier imports is gone (RES-5):
 * by its Message-ID, in every folder, whichever door it took. Nothing is deleted: without a record nobody can say whether a
 * message without its files is half an import, or was changed by its user.
 *
 * Returns the id of the message; `undefined` if it is not there, or not with all of its files; `'not-searchable'` if the mailbox
 * does not let anybody look.
 */
export async function findEarlierCopy(
  wanted: LostImport,
  { graph, copies }: Search,
): Promise<{ itemId: string } | undefined | 'not-searchable'> {
  try {
    for (const id of await copies.withoutRecord(await messagesNamed(wanted, graph))) {
      if ((await filesOn(id, wanted, graph)).length >= wanted.fileCount) return { itemId: id }
    }
    return undefined
  } catch (error) {
    if (error instanceof SkippableError) return 'not-searchable'
    throw error
  }
}
