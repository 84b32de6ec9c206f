import { posix } from 'node:path'
import { pathOfFolder } from '../layout/folder-files.ts'
import { lostBesideOctets, type MailFormat } from './mail-format.ts'
import { folderOfFile, inOnePiece, numberOf } from './message-files.ts'
import { wholeMessage } from './whole-message.ts'

/** Each message is a file, in folders as in the mailbox. The octets are those of the message. */
export const eml: MailFormat = {
  loses: lostBesideOctets,
  async *write(folders) {
    for (const { folder, messages } of folders) {
      const files = pathOfFolder(folder)
      yield { path: `${files}/` }
      let count = 0
      for await (const { bytes } of messages()) {
        count += 1
        yield { path: `${files}/${numberOf(count)}.eml`, content: inOnePiece(bytes) }
      }
    }
  },
  holdsMail: (path) => posix.extname(path).toLowerCase() === '.eml',
  async *read(files) {
    for (const file of files.paths) {
      const folder = files.folderOf(folderOfFile(file))
      yield { message: { folder, bytes: await wholeMessage(files, file) }, place: { file } }
    }
  },
}
