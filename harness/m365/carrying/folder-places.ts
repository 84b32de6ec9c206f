import type { FolderPlace } from '../../mail-files/carried/carried-message.ts'
import { CarryRefusal } from '../../mail-files/carried/carry-refusal.ts'
import type { Folder } from '../mailbox/folder.ts'
import type { Mailbox } from '../mailbox/mailbox.ts'

/** The class of folders with mail. */
export const mailFolderClass = 'IPF.Note'

/** Finds the folders of an import in the mailbox, and makes those that are not there. */
interface FolderPlaces {
  /** Throws a CarryRefusal for a folder that cannot be made. */
  check(place: FolderPlace): void
  make(place: FolderPlace, folderClass: string): Folder
}

/** The longest name of a folder, in characters, as in requests to Graph. */
const nameCharactersMax = 255
const recoverableNames = ['Deletions', 'Purges', 'Versions', 'DiscoveryHolds'] as const

/** Places below a folder of the mailbox, or at its top. `tell` hears of every folder that is made. */
export function folderPlaces(
  { folders }: Mailbox,
  below: readonly string[],
  tell: (path: readonly string[]) => void,
): FolderPlaces {
  const known = new Map<string, Folder>()
  const root = folders.wellKnown('msgfolderroot')
  return {
    check: ({ isRecoverable, path }) => {
      const whole = [...below, ...path]
      for (const name of whole) demandName(name)
      if (isRecoverable) return demandRecoverable(path)
      let at: Folder | undefined = root
      for (const name of whole) {
        at = at && folders.childNamed(at.folderId, name)
        if (at?.isHidden === true) throw refused(`no user sees the folder ${name}; name another folder`)
      }
    },
    make: (place, folderClass) => {
      const path = [...below, ...place.path]
      const key = JSON.stringify([place.isRecoverable, path])
      const found = known.get(key)
      if (found !== undefined) return found
      const [first, ...others] = place.isRecoverable ? place.path : []
      const top = recoverableNames.find((name) => name === first)
      let folder = top === undefined ? root : folders.recoverableNamed(top)
      const names = top === undefined ? path : others
      for (const [index, displayName] of names.entries()) {
        const child = folders.childNamed(folder.folderId, displayName)
        const type = index === names.length - 1 ? folderClass : mailFolderClass
        folder = child ?? folders.add({ displayName, type }, folder.folderId)
        if (child === undefined && top === undefined) tell(path.slice(0, index + 1))
      }
      known.set(key, folder)
      return folder
    },
  }
}

function demandName(name: string): void {
  if (name.length > 0 && name.length <= nameCharactersMax) return
  throw refused(`a folder has a name of 1 to ${nameCharactersMax} characters, and this one has ${name.length}`)
}

function demandRecoverable([first = '']: readonly string[]): void {
  if (recoverableNames.some((name) => name === first)) return
  throw refused(`Recoverable Items have the folders ${recoverableNames.join(', ')}, and none called ${first}`)
}

function refused(complaint: string): CarryRefusal {
  return new CarryRefusal('files-refused', complaint)
}
