import type { CaptureEvent, Item, RawCapture, Registration } from '../contract/index.ts'
import { monotonicMs, type VirtualClock } from '../control/clock.ts'
import type { Savable } from '../control/savable.ts'
import { saveAll } from '../control/savable.ts'
import { drawSecret } from '../control/seed.ts'
import { memoryTables, type StateTables } from '../control/state/state-tables.ts'
import type { WireRequest, WireResponse, WireServer } from '../control/wire.ts'
import { createCaptureAccount } from './account/account.ts'
import { type AccountControls, accountControls } from './account/account-controls.ts'
import { register } from './account/registrations.ts'
import type { AccountArchiver } from './account-archiver.ts'
import { createArchive } from './archive/archive.ts'
import { createItemPages, fullPaging, type PageScript, type PagingStyle } from './archive/item-pages.ts'
import { createPageCursors } from './archive/page-cursor.ts'
import { captureEvent } from './capture/capture-event.ts'
import { createAccessTokens } from './login/access-tokens.ts'
import type { Accounts } from './login/accounts.ts'
import { createLoginLocks } from './login/login-locks.ts'
import { siteOperations } from './operations/index.ts'
import type { Services } from './operations/services.ts'
import { actorOf, expire } from './operations/site-operation.ts'
import { problemResponse, Refusal, refusalOf } from './refusals/errors.ts'
import type { SubjectForm } from './render/subject-style.ts'

/** What a site needs, and settings for tests. */
export interface SiteOptions {
  /** The calendar: for `Date` headers, for capture times, and for the expiry of codes and links. */
  clock: VirtualClock
  /** The archiver that the account was ordered with. */
  archiver: AccountArchiver
  /** The administration accounts that a connector may log in with (TEN-3). */
  accounts: Accounts
  /** How long an access token lives on the real clock, in whole seconds; default: 900. */
  tokenLifeSeconds?: number | undefined
  /** How long the token of a device lives on the real clock, in whole seconds; default: a day. */
  deviceTokenLifeSeconds?: number | undefined
  /** The real clock, for the age of tokens and locks. Tests that must not wait pass their own. */
  monotonicMs?: (() => number) | undefined
  /** How subjects are written; default: `canonical` (SIT-6). */
  subjectForm?: SubjectForm | undefined
  /** How windows are cut into pages; without it, pages are as large as the client asks for, and no cursor expires. */
  paging?: PagingStyle | undefined
  /** Where the site keeps its state; absent: in memory. */
  tables?: StateTables | undefined
  /** Called with every error that ends in a 500, because that answer does not say what happened. */
  onUnexpectedError?: ((error: unknown) => void) | undefined
}

/**
 * The mock TeleMessage site of one account. It has a capture plane, for administrators who manage users and for phones
 * that post what they captured, and an archive plane that serves the captured items.
 */
export interface Site extends WireServer, Savable, AccountControls {
  /**
   * Registers a user in one step: on an archive plan and with an activated device (SIT-2, SIT-3). Throws a SiteError
   * for an invalid registration or a number that another user has.
   */
  register(registration: Registration): void
  /**
   * Accepts an event that a phone captured: renders it, stores it, and returns the item as it is served from now on.
   * Its times are those of the event, whatever the calendar shows. Throws a SiteError if `capturedBy` is not
   * registered, if nothing of the product and app is captured for that user (SIT-2, SIT-3), if the event is older than
   * the reassignment of the number, if the phone captured this message before, or if the event lacks what its kind
   * needs.
   */
  capture(event: CaptureEvent): Item
  /** Adds an object unchanged, even if another one has its itemId. Throws a SiteError for text that is not JSON. */
  captureRaw(raw: RawCapture): void
  /** From now on, cuts the pages of every window as a test writes them down, instead of by `paging`. */
  servesPages(script: PageScript): void
  /** All items that keep to the contract, by capture time; at equal times, in the order of their capture. */
  capturedItems(): Iterable<Item>
}

const tokenLifeSecondsDefault = 900
const deviceTokenLifeSecondsDefault = 24 * 60 * 60

/** A site with the state that its tables hold; without users and items at first. Throws a RangeError if the life of a token is not a whole number from 1. */
export function createSite(options: SiteOptions): Site {
  const tables = options.tables ?? memoryTables
  const account = createCaptureAccount(options.clock, tables.within('account'))
  const archive = createArchive(tables.within('archive'))
  const cursors = createPageCursors(tables.value('cursor secret', () => drawSecret()).get())
  const ordinary = options.paging ?? fullPaging
  const itemPages = createItemPages({ archive, cursors, ordinary, tables: tables.within('pages') })
  const realClockMs = options.monotonicMs ?? monotonicMs
  const locks = createLoginLocks(realClockMs, tables.within('login locks'))
  const services: Services = {
    account,
    archiver: options.archiver,
    archive,
    subjectForm: options.subjectForm,
    accounts: options.accounts,
    locks,
    tokens: createAccessTokens({
      lifeSeconds: options.tokenLifeSeconds ?? tokenLifeSecondsDefault,
      monotonicMs: realClockMs,
      tables: tables.within('tokens'),
    }),
    deviceTokens: createAccessTokens({
      lifeSeconds: options.deviceTokenLifeSeconds ?? deviceTokenLifeSecondsDefault,
      monotonicMs: realClockMs,
      tables: tables.within('device tokens'),
    }),
    itemPages,
  }
  const refuse = (refusal: Refusal, request: WireRequest): WireResponse => {
    const response = problemResponse(refusal, request)
    return { ...response, headers: { date: options.clock.now().toUTCString(), ...response.headers } }
  }
  return {
    name: 'telemessage',
    operations: siteOperations(services),
    actorOf: (request) => actorOf(services, request),
    expire: (request) => expire(services, request),
    notFound: (request) => refuse(new Refusal('not-found'), request),
    failed: (error, request) => {
      const refusal = refusalOf(error)
      if (refusal.code === 'internal') options.onUnexpectedError?.(error)
      return refuse(refusal, request)
    },
    ...accountControls(account),
    register: (registration) => register(registration, account, options.archiver),
    capture: (event) => captureEvent(event, services),
    captureRaw: (raw) => archive.addRaw(raw),
    servesPages: (script) => itemPages.follow(script),
    capturedItems: () => archive.items(),
    save: () => saveAll([account, archive, itemPages, locks]),
  }
}
