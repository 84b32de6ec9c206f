import {
  newLitigationHoldSchema,
  holdPaths as paths,
  type ShownMailbox,
  type ShownRecoverableItem,
} from '../../contract/index.ts'
import { jsonResponse, type Operation, type WireRequest } from '../../control/wire.ts'
import { type PersonOperation, personOperation } from '../administration/person-operation.ts'
import { recoverableItems } from '../compliance/recoverable-items/recoverable-items.ts'
import { readQuery } from '../graph/query-options.ts'
import { readJson } from '../graph/request-body.ts'
import { messageBytes } from '../mailbox/kept/stored-message.ts'
import type { Mailbox } from '../mailbox/mailbox.ts'
import type { Services } from '../operations/services.ts'
import { shownForecast } from './shown-forecast.ts'
import { shownCaseHold, shownLitigationHold } from './shown-hold.ts'
import { mailboxOf, userOf } from './user-of-mailbox.ts'

const legalHold: PersonOperation['needs'] = { roles: ['Legal Hold'], orElse: 'legalHoldMissing' }
const either: PersonOperation['needs'] = {
  roles: ['Legal Hold', 'Retention Management'],
  orElse: 'holdsRoleMissing',
}

/** Litigation Holds, and what is kept in a mailbox and why (CMP-1). Case holds are placed through their eDiscovery case. */
export function holdOperations(services: Services): Operation[] {
  const { directory } = services
  const { holds } = services.compliance
  const mailboxIn = ({ params }: WireRequest): Mailbox => mailboxOf(services, params['user'] ?? '')
  const operations: PersonOperation[] = [
    {
      name: 'holds.list',
      method: 'GET',
      path: paths.holds,
      needs: legalHold,
      answer: ({ url }) => {
        readQuery(url, [])
        const litigation = holds.litigation().map((hold) => shownLitigationHold(hold, directory))
        return jsonResponse(200, {
          value: [...litigation, ...holds.list().map((hold) => shownCaseHold(hold, directory))],
        })
      },
    },
    {
      name: 'litigationHolds.place',
      method: 'PUT',
      path: paths.litigationHold,
      needs: legalHold,
      answer: (request, person) => {
        const { entryId } = mailboxIn(request)
        const { durationDays, comment } = readJson(request.body, newLitigationHoldSchema)
        const owner = person.entry.userPrincipalName
        const placed = { entryId, owner, comment, durationDays: durationDays ?? undefined }
        return jsonResponse(200, shownLitigationHold(holds.placeLitigation(placed), directory))
      },
    },
    {
      name: 'litigationHolds.release',
      method: 'DELETE',
      path: paths.litigationHold,
      needs: legalHold,
      answer: (request) => {
        holds.releaseLitigation(mailboxIn(request).entryId)
        return { status: 204, headers: {}, body: '' }
      },
    },
    {
      name: 'keptMailboxes.get',
      method: 'GET',
      path: paths.mailbox,
      needs: either,
      answer: (request) => jsonResponse(200, shownMailbox(services, mailboxIn(request))),
    },
    {
      name: 'recoverableItems.list',
      method: 'GET',
      path: paths.recoverableItems,
      needs: legalHold,
      answer: async (request) => jsonResponse(200, { value: await shownItems(services, mailboxIn(request)) }),
    },
    {
      name: 'forecasts.get',
      method: 'GET',
      path: paths.forecast,
      needs: either,
      answer: async (request) => {
        readQuery(request.url, [])
        return jsonResponse(200, await shownForecast(services, mailboxIn(request)))
      },
    },
  ]
  return operations.map((operation) => personOperation(services, operation))
}

/** A mailbox, and what keeps it. */
export function shownMailbox({ compliance, directory }: Services, mailbox: Mailbox): ShownMailbox {
  const { holds, policies } = compliance
  const { entryId } = mailbox
  const litigation = holds.litigationOf(entryId)
  return {
    user: userOf(directory, entryId),
    state: compliance.lifeOf(entryId),
    holds: [
      ...(litigation === undefined ? [] : [shownLitigationHold(litigation, directory)]),
      ...holds.caseHoldsOf(entryId).map((hold) => shownCaseHold(hold, directory)),
    ],
    ...compliance.settings.ofMailbox(entryId),
    delayHoldUntil: holds.delay.endOf(entryId)?.toISOString() ?? null,
    retentionPolicies: policies.of(entryId).map(({ name }) => name),
    usedBytes: mailbox.usedBytes(),
    recoverableBytes: mailbox.recoverableBytes(),
  }
}

async function shownItems({ compliance }: Services, mailbox: Mailbox): Promise<ShownRecoverableItem[]> {
  const items = recoverableItems(mailbox.folders)
  const shown = items.map(async ({ place, message }): Promise<ShownRecoverableItem> => {
    const { subject } = await message.mail.properties()
    return {
      place,
      subject,
      itemClass: message.itemClass,
      receivedAt: message.receivedTime?.toISOString() ?? null,
      deletedAt: place === 'Versions' ? null : compliance.deletions.of(message).at.toISOString(),
      sizeBytes: messageBytes(message),
      itemId: message.messageId,
      sha256: message.mail.content().sha256,
    }
  })
  return Promise.all(shown)
}
