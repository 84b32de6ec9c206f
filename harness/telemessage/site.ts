import type { CaptureEvent, Item, RawCapture, Registration } from '../contract/index.ts'
import { monotonicMs, type VirtualClock } from '../control/clock.ts'
import type { Savable } from '../control/savable.ts'
import { saveAll } from '../control/savable.ts'
import { drawSecret } from '../control/seed.ts'
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

/** What a site needs, and what a test may turn. */
export interface SiteOptions {
  /** The calendar of the `Date` headers, of capture times, and of what codes and links expire by. */
  clock: VirtualClock
  /** What the account was ordered with. */
  archiver: AccountArchiver
  /** The administration accounts that a connector may log in with (TEN-3). */
  accounts: Accounts
  /** How long an access token lives on the real clock, in whole seconds; 900 unless given. */
  tokenLifeSeconds?: number | undefined
  /** How long the token of a device lives on the real clock, in whole seconds; a day unless given. */
  deviceTokenLifeSeconds?: number | undefined
  /** The real clock that tokens and locks age by; for tests that do not want to wait. */
  monotonicMs?: (() => number) | undefined
  /** How subjects are written; `canonical` unless given (SIT-6). */
  subjectForm?: SubjectForm | undefined
  /** How windows are cut into pages; without it, pages are as large as was asked for, and no cursor expires. */
  paging?: PagingStyle | undefined
  /** Told of everything that ends in a 500, which tells the client nothing. */
  onUnexpectedError?: ((error: unknown) => void) | undefined
}

/**
 * The mock TeleMessage site of one account: the capture plane, by which administrators look after users and phones hand
 * over what happens on them, and the archive plane that serves it.
 */
export interface Site extends WireServer, Savable, AccountControls {
  /**
   * Registers a user in one go: on an archive plan and with an activated device (SIT-2, SIT-3). Throws a SiteError for an
   * invalid registration or a number that another user has.
   */
  register(registration: Registration): void
  /**
   * Takes in what a phone captured: renders it, stores it, and gives the item as it is served from now on. It has the
   * times that it says, whatever the calendar shows. Throws a SiteError when `capturedBy` is not registered, nothing is
   * captured of its product and app for that user (SIT-2, SIT-3), the event is older than the reassignment of the number,
   * the phone captured this message before, or the event lacks what its kind needs.
   */
  capture(event: CaptureEvent): Item
  /** Takes in an object as it is, also one with the itemId of another. Throws a SiteError for what is no JSON. */
  captureRaw(raw: RawCapture): void
  /** Has the pages of every window from now on cut as a test writes it down, instead of as the site does it otherwise. */
  servesPages(script: PageScript): void
  /** Every item that keeps to the contract, by capture time; those of one instant in the order of their capture. */
  capturedItems(): Iterable<Item>
}

const tokenLifeSecondsDefault = 900
const deviceTokenLifeSecondsDefault = 24 * 60 * 60

/** A site without users and items. Throws a RangeError when the life of a token is no whole number from 1. */
export function createSite(options: SiteOptions): Site {
  const account = createCaptureAccount(options.clock)
  const archive = createArchive()
  const itemPages = createItemPages(archive, createPageCursors(drawSecret()), options.paging ?? fullPaging)
  const realClockMs = options.monotonicMs ?? monotonicMs
  const locks = createLoginLocks(realClockMs)
  const services: Services = {
    account,
    archiver: options.archiver,
    archive,
    subjectForm: options.subjectForm,
    accounts: options.accounts,
    locks,
    tokens: createAccessTokens(options.tokenLifeSeconds ?? tokenLifeSecondsDefault, realClockMs),
    deviceTokens: createAccessTokens(options.deviceTokenLifeSeconds ?? deviceTokenLifeSecondsDefault, realClockMs),
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
