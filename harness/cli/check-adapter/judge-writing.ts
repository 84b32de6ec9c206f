import type { SyncSeen } from './smoke.ts'
import { type Judgement, ok, wrong } from './step.ts'

/** Is there a message in the only mailbox of the world? */
export function judgeWriting({ copies, requests }: SyncSeen): Judgement {
  if (copies.length > 0) return ok()
  const refused = requests.filter((one) => one.server === 'm365' && one.status >= 400).at(-1)
  return wrong(
    refused === undefined
      ? 'one message was waiting, but nothing is in the mailbox of its recipient'
      : `nothing is in the mailbox; ${refused.method} ${refused.path} was answered with ${refused.status}`,
    'write each item that the site serves into the mailbox of the address in the item, through MT_GRAPH_URL',
  )
}

/** Are all messages in the folder that the specification names? */
export function judgeFolder({ copies }: SyncSeen, folderName: string): Judgement {
  const others = copies.filter((path) => path !== folderName)
  if (others.length === 0) return ok()
  return wrong(
    `it wrote to ${[...new Set(others)].map((path) => `"${path}"`).join(', ')}`,
    'create a folder with exactly this name directly below the root of the mailbox, and write into it',
  )
}
