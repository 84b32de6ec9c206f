import type { FolderPlace } from '../carried/carried-message.ts'
import { fileNameOf } from './file-name.ts'

/** Files for what the user sees, and apart from them for Recoverable Items, so that none of them can be taken for the other. */
export const tops = { seen: 'messages', recoverable: 'recoverable-items' } as const

/** The path of the files of a folder: `messages/Inbox/Projects`. */
export function pathOfFolder({ isRecoverable, path }: FolderPlace): string {
  return [isRecoverable ? tops.recoverable : tops.seen, ...path.map(fileNameOf)].join('/')
}
