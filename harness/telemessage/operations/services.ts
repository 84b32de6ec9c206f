import type { ItemPages } from '../archive/item-pages.ts'
import type { CaptureServices } from '../capture/capture-event.ts'
import type { AccessTokens } from '../login/access-tokens.ts'
import type { Accounts } from '../login/accounts.ts'
import type { LoginLocks } from '../login/login-locks.ts'

/** The parts of a site that its operations use. */
export interface Services extends CaptureServices {
  accounts: Accounts
  locks: LoginLocks
  /** The tokens of administration accounts. */
  tokens: AccessTokens
  /** The tokens of devices; the holder of a token is a device id. */
  deviceTokens: AccessTokens
  itemPages: ItemPages
}
