import type { CaptureEvent, Item, RawCapture, Registration } from '../contract/index.ts'
import { monotonicMs, type VirtualClock } from '../control/clock.ts'
import type { WireRequest, WireResponse, WireServer } from '../control/http/wire.ts'
import type { Savable } from '../control/savable.ts'
import { drawSecret } from '../control/seed.ts'
import { createAccessTokens } from './access-tokens.ts'
import type { Accounts } from './accounts.ts'
import { type Archive, createArchive } from './archive.ts'
import { problemResponse, Refusal, refusalOf } from './errors.ts'
import { type ArchivePlane, archiveOperations, holderOf } from './handlers.ts'
import { createPageCursors } from './page-cursor.ts'
import { createRegistrations, type Registrations } from './registrations.ts'
import { renderItem } from './render-item.ts'
import { SiteError } from './site-error.ts'

/** What a site needs, and what a test may turn. */
export interface SiteOptions {
  /** The calendar of the `Date` headers. */
  clock: VirtualClock
  /** The administration accounts that a connector may log in with (TEN-3). */
  accounts: Accounts
  /** How long an access token lives on the real clock, in whole seconds; 900 unless given. */
  tokenLifeSeconds?: number | undefined
  /** The real clock that tokens age by; for tests that do not want to wait. */
  monotonicMs?: (() => number) | undefined
  /** Told of everything that ends in a 500, which tells the client nothing. */
  onUnexpectedError?: ((error: unknown) => void) | undefined
}

/** The mock TeleMessage site of one account: what its users' phones captured, and the archive plane that serves it. */
export interface Site extends WireServer, Savable {
  /** Registers a user (SIT-2). Throws a SiteError for an invalid registration or a number registered before. */
  register(registration: Registration): void
  /**
   * Takes in what a phone captured: renders it, stores it, and gives the item as it is served from now on. Throws a
   * SiteError when `capturedBy` is not registered, captured this message before, or the event lacks what its kind needs.
   */
  capture(event: CaptureEvent): Item
  /** Takes in an object as it is. Throws a SiteError for what is no JSON, or has the itemId of another item. */
  captureRaw(raw: RawCapture): void
  /** Every item that keeps to the contract, by capture time; those of one instant in the order of their capture. */
  capturedItems(): Iterable<Item>
}

const tokenLifeSecondsDefault = 900

/** A site without users and items. Throws a RangeError when `tokenLifeSeconds` is no whole number from 1. */
export function createSite(options: SiteOptions): Site {
  const registrations = createRegistrations()
  const archive = createArchive()
  const plane: ArchivePlane = {
    accounts: options.accounts,
    tokens: createAccessTokens(options.tokenLifeSeconds ?? tokenLifeSecondsDefault, options.monotonicMs ?? monotonicMs),
    archive,
    cursors: createPageCursors(drawSecret()),
  }
  const refuse = (refusal: Refusal, request: WireRequest): WireResponse => {
    const response = problemResponse(refusal, request)
    return { ...response, headers: { date: options.clock.now().toUTCString(), ...response.headers } }
  }
  return {
    name: 'telemessage',
    operations: archiveOperations(plane),
    actorOf: (request) => holderOf(request, plane.tokens),
    notFound: (request) => refuse(new Refusal('not-found'), request),
    failed: (error, request) => {
      const refusal = refusalOf(error)
      if (refusal.code === 'internal') options.onUnexpectedError?.(error)
      return refuse(refusal, request)
    },
    register: (registration) => registrations.add(registration),
    capture: (event) => capture(event, registrations, archive),
    captureRaw: (raw) => archive.addRaw(raw),
    capturedItems: () => archive.items(),
    save: () => {
      const putBack = [registrations.save(), archive.save()]
      return () => {
        for (const each of putBack) each()
      }
    },
  }
}

function capture(event: CaptureEvent, registrations: Registrations, archive: Archive): Item {
  if (!registrations.has(event.capturedBy)) {
    throw new SiteError('not-registered', 'capturedBy is the number of no registered user: register the user first')
  }
  const attachmentIds = new Set(event.attachments.map(({ attachmentId }) => attachmentId))
  if (attachmentIds.size < event.attachments.length) {
    throw new SiteError('attachment-repeated', 'two attachments have one id: give each attachment of an event its own')
  }
  const original =
    event.kind === 'deletion' && event.refersTo !== undefined ? archive.captureOf(event.refersTo) : undefined
  const item = renderItem(event, { emailAddressOf: registrations.emailAddressOf, original })
  // SIT-5: what was attached to a deleted message is not kept a second time.
  const kept = item.attachments.length === 0 ? [] : event.attachments
  archive.add(
    item,
    kept.map(({ attachmentId, contentType, content }) => ({ attachmentId, contentType, content })),
  )
  return item
}
