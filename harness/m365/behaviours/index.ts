import { attachments } from './attachments.ts'
import { batch } from './batch.ts'
import type { BehaviourArea } from './behaviour.ts'
import { clients } from './clients.ts'
import { contentSearch } from './content-search.ts'
import { delta } from './delta.ts'
import { directory } from './directory.ts'
import { ediscovery } from './ediscovery.ts'
import { headers } from './headers.ts'
import { identity } from './identity.ts'
import { importSession } from './import-session.ts'
import { mailFolders } from './mail-folders.ts'
import { messages } from './messages.ts'
import { notifications } from './notifications.ts'
import { query } from './query.ts'
import { recoverableItems } from './recoverable-items.ts'
import { search } from './search.ts'
import { signIn } from './sign-in.ts'
import { throttling } from './throttling.ts'

/**
 * All behaviours that the tenant shares with Microsoft 365, and the unverified ones. The tests and
 * `docs/tenant-behaviours.md` follow from this list.
 */
export const behaviourAreas: readonly BehaviourArea[] = [
  identity,
  signIn,
  directory,
  mailFolders,
  messages,
  attachments,
  query,
  search,
  contentSearch,
  delta,
  clients,
  notifications,
  headers,
  batch,
  importSession,
  recoverableItems,
  throttling,
  ediscovery,
]
