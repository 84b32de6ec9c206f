import type { Tamper, WrongMock } from '../../harness/runner/index.ts'

export type { WrongMock } from '../../harness/runner/index.ts'

import { type AnswerChange, answersChanged } from './answers-changed.ts'

const answers = (operation: string, change: AnswerChange): Tamper => answersChanged(operation, change)
const items = (change: (item: Record<string, unknown>) => Record<string, unknown> | undefined): Tamper =>
  answers('items.list', ({ body }) => {
    const page = body as { items?: Record<string, unknown>[] }
    return { body: { ...page, items: (page.items ?? []).flatMap((item) => change(item) ?? []) } }
  })

/** At least one for each requirement of the self-test that is played. */
export const wrongMocks: WrongMock[] = [
  {
    id: 'events-reach-the-archive-late',
    fault: 'An event is answered, and is in the archive only later.',
    mustRed: ['SIT-1'],
    tamper: items(() => undefined),
  },
  {
    id: 'captures-without-a-plan',
    fault: 'The events of a user without an archive plan are accepted.',
    mustRed: ['SIT-2'],
    tamper: answers('events.post', ({ status }) => ({ status: status === 403 ? 201 : status })),
  },
  {
    id: 'activation-without-effect',
    fault: 'The activation of a phone is answered as a success without the credentials of a device.',
    mustRed: ['SIT-3'],
    tamper: answers('devices.activate', ({ status }) => ({ status, body: {} })),
  },
  {
    id: 'addresses-left-out',
    fault: 'The addresses of the participants are not served.',
    mustRed: ['SIT-4'],
    tamper: items((item) => ({
      ...item,
      participants: (item['participants'] as object[]).map((one) => ({ ...one, userEmailAddress: undefined })),
    })),
  },
  {
    id: 'deletions-without-a-word',
    fault: 'A deletion does not say whether the message had been read.',
    mustRed: ['SIT-5'],
    tamper: items((item) => (item['kind'] === 'deletion' ? { ...item, subject: '', text: '' } : item)),
  },
  {
    id: 'subject-without-the-sender',
    fault: 'The subject does not name who sent the message.',
    mustRed: ['SIT-6'],
    tamper: answers('events.post', ({ body }) => ({ body: { ...(body as object), subject: 'A message' } })),
  },
  {
    id: 'unknown-names-told',
    fault: 'The login tells an unknown name from a wrong password.',
    mustRed: ['SIT-7'],
    tamper: answers('login', ({ status, sent }) =>
      status === 401 && !JSON.stringify(sent).includes('archive-admin') ? { status: 404 } : {},
    ),
  },
  {
    id: 'time-of-the-phone',
    fault: 'The time of sending is served as if the phone were in UTC.',
    mustRed: ['SIT-8'],
    tamper: items((item) => ({
      ...item,
      eventTime: new Date(Date.parse(String(item['eventTime'])) + 3_600_000).toISOString(),
    })),
  },
  {
    id: 'numbers-with-a-plus',
    fault: 'Numbers are served with a plus sign.',
    mustRed: ['SIT-9'],
    tamper: items((item) => ({
      ...item,
      participants: (item['participants'] as { number: string }[]).map((one) => ({ ...one, number: `+${one.number}` })),
    })),
  },
  {
    id: 'everybody-is-an-administrator',
    fault: 'The Data connectors page does not look at roles.',
    mustRed: ['TEN-1'],
    breaks: ({ tenant }) => {
      tenant.roleGroups.hasOneOf = () => true
    },
  },
  {
    id: 'role-kept-after-it-was-taken',
    fault: 'Somebody who once had the role keeps it.',
    mustRed: ['TEN-1'],
    breaks: ({ tenant }) => {
      const { hasOneOf } = tenant.roleGroups
      const had = new Set<string>()
      tenant.roleGroups.hasOneOf = (entryId, roles) => {
        if (hasOneOf(entryId, roles)) had.add(entryId)
        return had.has(entryId)
      }
    },
  },
  {
    id: 'terms-without-the-notice',
    fault: 'The terms of service do not mention third-party data.',
    mustRed: ['TEN-2'],
    tamper: answers('wizards.begin', ({ body }) => ({
      body: { ...(body as object), terms: { text: '', notice: '' } },
    })),
  },
  {
    id: 'terms-need-not-be-accepted',
    fault: 'The wizard goes on without the terms being accepted.',
    mustRed: ['TEN-2'],
    breaks: ({ tenant: { connectorPage } }) => {
      const { acceptTerms } = connectorPage
      connectorPage.acceptTerms = (wizardId, entryId) => acceptTerms(wizardId, entryId, true)
    },
  },
  {
    id: 'any-password-will-do',
    fault: 'The login answers every password with a token.',
    mustRed: ['TEN-3'],
    tamper: answers('login', ({ status }) =>
      status === 401 ? { status: 200, body: { accessToken: 'token', expiresInSeconds: 60 } } : {},
    ),
  },
  {
    id: 'mapping-file-forgotten',
    fault: 'The wizard forgets the custom mapping file.',
    mustRed: ['TEN-4'],
    breaks: ({ tenant: { connectorPage } }) => {
      const { mapUsers } = connectorPage
      connectorPage.mapUsers = (wizardId, entryId) => mapUsers(wizardId, entryId, { automatic: true, file: undefined })
    },
  },
  {
    id: 'connector-before-finish',
    fault: 'The connector exists as soon as the wizard shows its last page.',
    mustRed: ['TEN-5'],
    breaks: ({ tenant: { connectorPage } }) => {
      const { mapUsers, finish } = connectorPage
      connectorPage.mapUsers = async (wizardId, entryId, mapping) => {
        const wizard = await mapUsers(wizardId, entryId, mapping)
        finish(wizardId, entryId, { name: 'WhatsApp of the desk', description: '' })
        return wizard
      }
    },
  },
  {
    id: 'wizard-without-an-end',
    fault: 'A wizard that was left can be finished.',
    mustRed: ['TEN-5'],
    breaks: ({ tenant: { connectorPage } }) => {
      connectorPage.leave = () => {}
    },
  },
  {
    id: 'in-every-cloud',
    fault: 'Every cloud has the connector.',
    mustRed: ['TEN-6'],
    breaks: ({ tenant: { connectorPage }, archiver }) => {
      const product = { productId: `${archiver.id}-archiver`, name: archiver.folderName }
      connectorPage.products = () => [product]
    },
  },
  {
    id: 'started-every-hour',
    fault: 'The connector is started whenever the schedule is looked at.',
    mustRed: ['TEN-7'],
    breaks: ({ tenant: { connectorPage } }) => {
      const { connectors, runs, scheduler } = connectorPage
      scheduler.check = async () => {
        for (const { connectorId } of connectors.list()) {
          const { runId } = scheduler.runNow(connectorId)
          while (runs.get(connectorId, runId).endedAt === undefined)
            await new Promise((resolve) => setImmediate(resolve))
        }
      }
    },
  },
  {
    id: 'progress-is-not-seen',
    fault: 'Nothing is seen of what a running connector does.',
    mustRed: ['TEN-8'],
    breaks: ({ tenant: { connectorPage } }) => {
      connectorPage.observatory.see = () => {}
    },
  },
  {
    id: 'progress-goes-back',
    fault: 'The progress begins again with every page of items.',
    mustRed: ['TEN-8'],
    breaks: ({ tenant: { connectorPage } }) => {
      const { of } = connectorPage.observatory
      connectorPage.observatory.of = (runId) => ({ ...of(runId), itemsFetched: 1_000 })
    },
  },
  {
    id: 'the-log-is-believed',
    fault: 'What the import log says is shown as what was seen.',
    mustRed: ['TEN-8'],
    breaks: ({ tenant: { connectorPage } }) => {
      const { of } = connectorPage.runs
      connectorPage.runs.of = (connectorId) =>
        of(connectorId).map(({ reported, ...run }) => ({
          ...run,
          ...(run.observed && { observed: { ...run.observed, ...reported } }),
          ...(reported && { reported }),
        }))
    },
  },
  {
    id: 'logs-kept-for-ever',
    fault: 'Import logs can be downloaded after 7 days.',
    mustRed: ['TEN-9'],
    breaks: ({ tenant: { connectorPage } }) => {
      const { log } = connectorPage.runs
      connectorPage.runs.log = (connectorId, runId) => log(connectorId, runId, new Date(0))
    },
  },
  {
    id: 'logs-without-auditing',
    fault: 'Import logs are kept while auditing is off.',
    mustRed: ['TEN-10'],
    breaks: ({ tenant: { connectorPage } }) => {
      Object.defineProperty(connectorPage.organization, 'isAudited', { get: () => true, set: () => {} })
    },
  },
]
