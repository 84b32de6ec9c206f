import { graphClientPaths } from '../../contract/index.ts'
import { jsonResponse, type Operation, type WireRequest, type WireResponse } from '../../control/wire.ts'
import { GraphRefusal } from '../graph/errors.ts'
import { entityAnswer, type Resource, readEntityQuery, resourceType } from '../graph/odata/index.ts'
import { contextOf } from '../graph/paging.ts'
import { readQuery } from '../graph/query-options.ts'
import { userMetadata } from '../mail/mail-answer.ts'
import { graphOperation } from './graph-operation.ts'
import { userMailboxInPath } from './live-mailbox.ts'
import type { Services } from './services.ts'

const dateTimeZone = { dateTime: 'string', timeZone: 'string' } as const

/** The settings of a mailbox. */
const mailboxSettingsType = resourceType('microsoft.graph.mailboxSettings', {
  archiveFolder: 'string',
  timeZone: 'string',
  delegateMeetingMessageDeliveryOptions: 'string',
  dateFormat: 'string',
  timeFormat: 'string',
  userPurpose: 'string',
  automaticRepliesSetting: {
    status: 'string',
    externalAudience: 'string',
    internalReplyMessage: 'string',
    externalReplyMessage: 'string',
    scheduledStartDateTime: dateTimeZone,
    scheduledEndDateTime: dateTimeZone,
  },
  language: { locale: 'string', displayName: 'string' },
  workingHours: { daysOfWeek: ['string'], startTime: 'string', endTime: 'string', timeZone: { name: 'string' } },
})

/** What the users of the tenant have set: nothing, so these are Exchange's own values for an English-speaking user. */
export function mailboxSettingsOperations(services: Services): Operation[] {
  return [
    graphOperation(services, {
      name: 'mailboxSettings.get',
      method: 'GET',
      path: graphClientPaths.mailboxSettings,
      role: 'MailboxSettings.Read',
      answer: (request) => {
        const { url } = request
        const projection = readEntityQuery(url, mailboxSettingsType)
        const body = entityAnswer(settingsOf(services, request), projection, { url, metadata: '' })
        const context = contextOf(url, userMetadata(request, 'mailboxSettings'))
        return jsonResponse(200, { ...body, '@odata.context': context })
      },
    }),
    graphOperation(services, {
      name: 'mailboxSettings.getOne',
      method: 'GET',
      path: graphClientPaths.mailboxSetting,
      role: 'MailboxSettings.Read',
      answer: (request) => oneSetting(services, request),
    }),
  ]
}

function oneSetting(services: Services, request: WireRequest): WireResponse {
  const { url, params } = request
  readQuery(url, [])
  const settings = settingsOf(services, request)
  const name = Object.keys(settings).find((one) => one.toLowerCase() === params['setting']?.toLowerCase())
  if (name === undefined) throw new GraphRefusal('notImplemented', `${request.method} ${url.pathname}`)
  const value = settings[name]
  const context = contextOf(url, userMetadata(request, 'mailboxSettings', name))
  return jsonResponse(200, {
    '@odata.context': context,
    ...(typeof value === 'object' && value !== null ? value : { value }),
  })
}

function settingsOf(services: Services, request: WireRequest): Resource {
  const mailbox = userMailboxInPath(services, request)
  const { kind } = services.directory.object(mailbox.entryId).entry
  const day = services.clock.now().toISOString().slice(0, 10)
  const at = (dateTime: string) => ({ dateTime, timeZone: 'UTC' })
  return {
    archiveFolder: mailbox.folders.wellKnown('archive').folderId,
    timeZone: 'UTC',
    delegateMeetingMessageDeliveryOptions: 'sendToDelegateOnly',
    dateFormat: 'M/d/yyyy',
    timeFormat: 'h:mm tt',
    userPurpose: kind,
    automaticRepliesSetting: {
      status: 'disabled',
      externalAudience: 'all',
      internalReplyMessage: '',
      externalReplyMessage: '',
      scheduledStartDateTime: at(`${day}T00:00:00.0000000`),
      scheduledEndDateTime: at(`${day}T01:00:00.0000000`),
    },
    language: { locale: 'en-US', displayName: 'English (United States)' },
    workingHours: {
      daysOfWeek: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'],
      startTime: '08:00:00.0000000',
      endTime: '17:00:00.0000000',
      timeZone: { name: 'UTC' },
    },
  }
}
