import type { ImportedItem } from '../../connector/index.ts'
import type { Fault } from './faulty.ts'

/** What was imported as what, over all syncs of the process; its keys name mailboxes, which no two worlds share. */
const importedVersions = new Map<string, Promise<ImportedItem>>()

/** Items of a kind are imported over the message that they are about, where the process knows of it. */
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
