import type { ItemPages } from '../archive/item-pages.ts'
import type { CaptureServices } from '../capture/capture-event.ts'
import type { AccessTokens } from '../login/access-tokens.ts'
import type { Accounts } from '../login/accounts.ts'
import type { LoginLocks } from '../login/login-locks.ts'

/** What the operations of a site work on. */
export interface Services extends CaptureServices {
  accounts: Accounts
  locks: LoginLocks
  /** Of administration accounts. */
  tokens: AccessTokens
  /** Of devices; their holders are device ids. */
  deviceTokens: AccessTokens
  itemPages: ItemPages
}
