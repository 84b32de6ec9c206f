import type { World, WrongMock } from '../../../harness/runner/index.ts'
import { answersChanged } from '../answers-changed.ts'

type Compliance = World['tenant']['compliance']
type NewPolicy = Parameters<Compliance['policies']['create']>[0]

const holdsOtherwise = (id: string, fault: string, change: (compliance: Compliance) => void): WrongMock => ({
  ...{ id, fault, mustRed: ['CMP-1'] },
  breaks: ({ tenant }) => change(tenant.compliance),
})

const retainsOtherwise = (id: string, fault: string, change: (compliance: Compliance) => void): WrongMock => ({
  ...{ id, fault, mustRed: ['CMP-3'] },
  breaks: ({ tenant }) => change(tenant.compliance),
})

const policiesOtherwise = (id: string, fault: string, change: (policy: NewPolicy) => NewPolicy): WrongMock =>
  retainsOtherwise(id, fault, ({ policies }) => {
    const { create } = policies
    policies.create = (policy) => create(change(policy))
  })

const settingsOtherwise = (
  compliance: Compliance,
  changes: Partial<ReturnType<Compliance['settings']['present']>>,
): void => {
  const { present, ofMailbox } = compliance.settings
  compliance.settings.present = () => ({ ...present(), ...changes })
  const { singleItemRecovery, deletedItemRetentionDays } = changes
  compliance.settings.ofMailbox = (entryId) => ({
    ...ofMailbox(entryId),
    ...(singleItemRecovery !== undefined && { singleItemRecovery }),
    ...(deletedItemRetentionDays !== undefined && { deletedItemRetentionDays }),
  })
}

/** Mocks whose holds are wrong (CMP-1). */
const wrongHolds: readonly WrongMock[] = [
  holdsOtherwise('assistant-removes-what-is-held', 'The assistant does not look at holds.', ({ holds }) => {
    holds.onItem = async () => undefined
  }),
  holdsOtherwise('changes-without-versions', 'A change of a held item leaves no version.', ({ holds }) => {
    holds.onMailbox = () => undefined
  }),
  holdsOtherwise('versions-of-drafts', 'Drafts leave versions, too.', (compliance) => {
    settingsOtherwise(compliance, { draftsWithoutVersions: 'in Drafts' })
  }),
  holdsOtherwise('hold-gone-at-once', 'There is no delay after a hold was removed.', ({ holds }) => {
    holds.delay.noteRemoval = () => {}
  }),
  holdsOtherwise('duration-forgotten', 'A hold has no end, whatever its duration is.', ({ holds }) => {
    const { placeLitigation } = holds
    holds.placeLitigation = (hold) => placeLitigation({ ...hold, durationDays: undefined })
  }),
  holdsOtherwise('query-forgotten', 'A case hold keeps everything, whatever its query is.', ({ holds }) => {
    const { place } = holds
    holds.place = (hold) => place({ ...hold, contentQuery: '' })
  }),
  holdsOtherwise('leavers-for-ever', 'The mailbox of a leaver is never lost.', ({ leavers }) => {
    leavers.isOver = () => false
  }),
  holdsOtherwise('holds-act-at-once', 'A hold acts at once, whatever was set.', (compliance) => {
    settingsOtherwise(compliance, { hoursUntilHoldsAct: 0 })
  }),
  holdsOtherwise('one-retention-for-all-mailboxes', 'Every mailbox has the settings of the tenant.', ({ settings }) => {
    settings.changeMailbox = () => {}
  }),
  holdsOtherwise('deleted-items-for-thirty-days', 'Deleted items stay for 30 days.', (compliance) => {
    settingsOtherwise(compliance, { deletedItemRetentionDays: 30 })
  }),
  {
    id: 'kept-items-in-reach',
    fault: 'A client can still read what was deleted permanently.',
    mustRed: ['CMP-1'],
    tamper: answersChanged('messages.get', ({ status, body }) => (status === 404 ? { status: 200, body } : {})),
  },
  {
    id: 'versions-without-a-change',
    fault: 'A move or a read mark leaves a version.',
    mustRed: ['CMP-1'],
    tamper: answersChanged('recoverableItems.list', ({ body }) => {
      const value = (body as { value?: object[] }).value ?? []
      return { body: { value: [...value, { place: 'Versions', subject: 'Lunch' }] } }
    }),
  },
  {
    id: 'full-and-deleted',
    fault: 'A message is answered as deleted although Recoverable Items are full.',
    mustRed: ['CMP-1'],
    tamper: answersChanged('messages.delete', ({ status }) => (status === 507 ? { status: 200 } : {})),
  },
  {
    id: 'everybody-places-holds',
    fault: 'Holds and retention do not look at roles.',
    mustRed: ['CMP-1', 'CMP-3'],
    breaks: ({ tenant }) => {
      tenant.roleGroups.hasOneOf = () => true
    },
  },
]

/** Mocks whose retention is wrong (CMP-3). */
const wrongRetention: readonly WrongMock[] = [
  policiesOtherwise('retention-forgotten', 'No policy retains.', (policy) => ({
    ...policy,
    action: 'delete',
    days: 900,
  })),
  policiesOtherwise('deletion-forgotten', 'No policy deletes.', (policy) => ({ ...policy, action: 'retain' })),
  policiesOtherwise('policies-for-everybody', 'Every policy is for the whole organization.', (policy) => ({
    ...policy,
    mailboxes: 'all',
  })),
  policiesOtherwise('exclusions-forgotten', 'Excluded mailboxes are not.', (policy) => ({ ...policy, excluded: [] })),
  policiesOtherwise('age-from-receiving', 'The age counts from the receiving only.', (policy) => ({
    ...policy,
    from: 'received',
  })),
  retainsOtherwise('first-policy-only', 'Of several policies, the first one acts alone.', ({ policies }) => {
    const { reaching } = policies
    policies.reaching = (mailbox) => {
      const { policies: all, isSmall } = reaching(mailbox)
      return { policies: all.slice(0, 1), isSmall }
    }
  }),
  retainsOtherwise('small-mailboxes-too', 'Policies act in the smallest mailbox.', (compliance) => {
    settingsOtherwise(compliance, { retentionMailboxBytesMin: 0 })
  }),
  retainsOtherwise('assistant-by-hand', 'The assistant never comes by by itself.', ({ assistant }) => {
    assistant.check = async () => {}
  }),
  retainsOtherwise('policies-beat-holds', 'What a policy deletes is gone although it is held.', ({ holds }) => {
    holds.onItem = async () => undefined
  }),
]

/** Mocks whose holds or retention are wrong. */
export const wrongHoldsAndRetention: readonly WrongMock[] = [...wrongHolds, ...wrongRetention]
