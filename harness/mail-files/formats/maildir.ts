import type { CarriedMessage, FolderPlace } from '../carried/carried-message.ts'
import { pathOfFolder } from '../layout/folder-files.ts'
import { losses, lostBesideOctets, type MailFormat } from './mail-format.ts'
import { inOnePiece, numberOf } from './message-files.ts'
import { wholeMessage } from './whole-message.ts'

/** Each folder is a Maildir with the folders `cur`, `new` and `tmp`, and each message a file whose name has its marks. */
export const maildir: MailFormat = {
  loses: (message) => {
    const kept: readonly string[] = [losses.readMark, losses.draftMark, ...(isFlagged(message) ? [losses.flag] : [])]
    return lostBesideOctets(message).filter((loss) => !kept.includes(loss))
  },
  async *write(folders) {
    for (const { folder, messages } of folders) {
      const files = pathOfFolder(folder)
      for (const part of ['cur', 'new', 'tmp']) yield { path: `${files}/${part}/` }
      let count = 0
      for await (const message of messages()) {
        count += 1
        const path = `${files}/cur/${uniqueName(message, count)}:2,${marksOf(message)}`
        yield { path, content: inOnePiece(message.bytes) }
      }
    }
  },
  holdsMail: (path) => inMaildir.test(path),
  explains: (path) => {
    if (unfinished.test(path)) return 'a message that was not yet delivered to the end when the Maildir was copied'
    return indexOfOthers.test(path) ? 'what another program keeps beside the messages' : undefined
  },
  async *read(files) {
    for (const file of files.paths) {
      const [, above = '', marks = ''] = inMaildir.exec(file) ?? []
      const folder = folderOf(above, files.folderOf)
      const bytes = await wholeMessage(files, file)
      const isRead = marks.includes('S')
      const flag = marks.includes('F') ? { remarks: { flag: { flagStatus: 'flagged' as const } } } : {}
      const others = [...marks].filter((mark) => !'DFS'.includes(mark))
      const note = others.length === 0 ? undefined : `the marks ${others.join(', ')} are not kept`
      yield { message: { folder, bytes, isRead, isDraft: marks.includes('D'), ...flag }, place: { file }, note }
    }
  },
}

/** A file in `cur` or `new`: the folder before that, and the marks behind `:2,`, for which some programs write `!` or `;` on Windows. */
const inMaildir = /^(?:(.*)\/)?(?:cur|new)\/[^/.][^/]*?(?:[:;!]2,([A-Za-z]*))?$/
const unfinished = /(?:^|\/)tmp\/[^/]+$/
const indexOfOthers = /(?:^|\/)(?:\.notmuch\/|dovecot|\.uidvalidity|maildirfolder$|\.mh_sequences$)/

/** A folder of Maildir++ is beside the others and has the whole path in its name: `.Inbox.Projects`. */
function folderOf(files: string, folderOfFiles: (files: string) => FolderPlace): FolderPlace {
  const [, above = '', name = ''] = /^(.*\/)?\.([^/.][^/]*)$/.exec(files) ?? []
  return folderOfFiles(name === '' ? files : `${above}${name.replaceAll('.', '/')}`)
}

/** The time of delivery, a number of its own in the folder, and a host. Equal mailboxes make equal names. */
function uniqueName({ receivedTime, sentTime }: CarriedMessage, count: number): string {
  const at = receivedTime ?? sentTime
  const seconds = at === undefined ? 0 : Math.max(0, Math.floor(at.getTime() / 1000))
  return `${seconds}.${numberOf(count)}.mock-telemessage`
}

function isFlagged({ remarks }: CarriedMessage): boolean {
  const { flagStatus, ...dates } = remarks?.flag ?? {}
  return flagStatus === 'flagged' && Object.keys(dates).length === 0
}

/** The marks of the Maildir format, in the order of the alphabet, which it demands. */
function marksOf(message: CarriedMessage): string {
  return `${message.isDraft ? 'D' : ''}${isFlagged(message) ? 'F' : ''}${message.isRead ? 'S' : ''}`
}
