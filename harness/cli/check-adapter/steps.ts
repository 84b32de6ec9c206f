import { judgeItemsCall, judgeLogin, judgeTokenCall } from './judge-calls.ts'
import { judgeDone, judgeImportLog, judgeNewWorld, judgeNextDay } from './judge-end.ts'
import { judgeNow } from './judge-now.ts'
import { judgeStart, judgeTime, judgeTrust } from './judge-start.ts'
import { judgeFolder, judgeWriting } from './judge-writing.ts'
import type { Step } from './step.ts'

/** Possible mistakes of an adapter, in the order in which a sync meets them. */
export const stepsFor = (folderName: string): Step[] => [
  { id: 'starts', what: 'starts', needs: [], judge: ({ first }) => judgeStart(first) },
  { id: 'in-time', what: 'ends within its time', needs: ['starts'], judge: ({ first }) => judgeTime(first) },
  {
    id: 'trust',
    what: 'trusts the certificate authority in MT_CA_FILE',
    needs: ['starts'],
    judge: ({ first }) => judgeTrust(first),
  },
  { id: 'login', what: 'logs in to TeleMessage', needs: ['trust'], judge: ({ first }) => judgeLogin(first) },
  { id: 'token', what: 'gets a token for Graph', needs: ['trust'], judge: ({ first }) => judgeTokenCall(first) },
  { id: 'items', what: 'asks for the items', needs: ['login'], judge: ({ first }) => judgeItemsCall(first) },
  { id: 'now', what: 'uses MT_NOW as the current time', needs: ['items'], judge: ({ first }) => judgeNow(first) },
  {
    id: 'writes',
    what: 'writes to the mailbox',
    needs: ['now', 'token'],
    judge: ({ first }) => judgeWriting(first),
  },
  {
    id: 'folder',
    what: `writes into the folder "${folderName}"`,
    needs: ['writes'],
    judge: ({ first }) => judgeFolder(first, folderName),
  },
  { id: 'done', what: 'ends as done', needs: ['starts', 'in-time'], judge: ({ first }) => judgeDone(first) },
  {
    id: 'import-log',
    what: 'writes an import log that can be read',
    needs: ['done'],
    judge: ({ first }) => judgeImportLog(first),
  },
  {
    id: 'state',
    what: 'knows in the next sync what it has archived',
    needs: ['writes'],
    judge: ({ dayLater }) => judgeNextDay(dayLater),
  },
  {
    id: 'new-world',
    what: 'stores that in MT_STATE_DIR and nowhere else',
    needs: ['state'],
    judge: ({ newWorld }) => judgeNewWorld(newWorld),
  },
]
