import type { ImportedItem } from '../../connector/index.ts'
import type { Fault } from './faulty.ts'

/** The imported items of all syncs of this process. The keys name mailboxes, which are different in every world. */
const importedVersions = new Map<string, Promise<ImportedItem>>()

/** Imports items of a kind over the message that they are about, if this process imported that message. */
export function overwritesOriginal(kind: string): Fault {
  return (right) => ({
    importMessage: async (copy, door) => {
      const original = importedVersions.get(`${copy.mailbox.mailboxId} ${copy.item.refersTo}`)
      const overwriting = async (version: Promise<ImportedItem>): Promise<ImportedItem> => {
        const { itemId, changeKey = '' } = await version
        return door.send({ FolderId: copy.folderId, Mode: 'update', ItemId: itemId, ChangeKey: changeKey })
      }
      const overwrites = copy.item.kind === kind && original !== undefined
      const imported = overwrites ? overwriting(original) : right.importMessage(copy, door)
      importedVersions.set(`${copy.mailbox.mailboxId} ${copy.item.archiveMessageId}`, imported)
      return imported
    },
  })
}
