import { z } from 'zod'
import type { SelfTest } from '../self-test.ts'
import { type Answer, read, type Sent } from '../site-client.ts'
import { userNamed } from '../ten-tenant/page-words.ts'

const itemsSchema = z.looseObject({ value: z.array(z.looseObject({ place: z.string(), subject: z.string() })) })
const mailboxSchema = z.looseObject({ state: z.string(), delayHoldUntil: z.string().nullable() })
const messageSchema = z.looseObject({ id: z.string() })
const dayMs = 86_400_000

/** A policy as its creator sends it. */
interface PolicyFields {
  action: 'retain' | 'delete' | 'retain then delete'
  days: number | null
  from?: 'received' | 'modified'
  users?: string[]
  excludedUsers?: string[]
}

/** What owners of mailboxes and officers do in the scenarios of holds and retention. Owners are `<name>@contoso.example`. */
export interface HoldWords {
  /** A request of the officer, who has the roles Legal Hold and Retention Management. */
  officer(method: string, path: string, sent?: Sent): Promise<Answer>
  /** A user with a mailbox. */
  hires(name: string): void
  /** A mail with this subject in the Inbox, received so many days ago. */
  gets(name: string, subject: string, daysAgo?: number): string
  /** The owner deletes a message past Deleted Items, and purges it from Recover Deleted Items if `purges`. */
  deletes(name: string, messageId: string, purges?: 'purges'): void
  holds(name: string, durationDays?: number): Promise<void>
  releases(name: string): Promise<void>
  policy(name: string, fields: PolicyFields): Promise<void>
  /** Retention does something in small mailboxes too. */
  retainsSmallMailboxes(): Promise<void>
  /** Days pass on the calendar; then the assistant works on all mailboxes. */
  daysPass(days: number): Promise<void>
  /** All that exists in a mailbox, in the order of the alphabet: `Inbox Lunch; Purges Dinner`. `nothing` if it is empty. */
  exists(name: string): Promise<string>
  mailbox(name: string): Promise<z.infer<typeof mailboxSchema>>
  /** Somebody leaves; the account is deleted. */
  leaves(name: string): void
  /** A client of the owner, with the right to change mail. */
  client(name: string): Promise<MailClient>
}

/** A client of Graph in one mailbox, as a connector is one. */
interface MailClient {
  ask(method: string, path: string, sent?: Sent): Promise<Answer>
  /** Creates a message in the Inbox: as a draft, or as one that was sent. Returns its id. */
  creates(subject: string, as: 'draft' | 'sent'): Promise<string>
  /** Changes the date of receiving of a message. */
  redates(messageId: string): Promise<Answer>
}

/** The words for the holds and the retention of a world. */
export async function holdWords({ page, world }: Pick<SelfTest, 'page' | 'world'>): Promise<HoldWords> {
  const { tenant, clock } = world
  const person = await page.signsIn('olivia')
  tenant.roleGroups.create({ name: 'Officers', roles: ['Legal Hold', 'Retention Management'], members: ['olivia'] })
  const { ask: officer } = person
  const addressOf = (name: string): string => `${name}@contoso.example`
  const actsOf = (name: string) => tenant.userActs(addressOf(name))
  const done = (answer: Answer): void => {
    read(answer.status === 204 ? { ...answer, body: Buffer.from('{}') } : answer, z.looseObject({}))
  }
  const at = (name: string): string => `/compliance/v1/mailboxes/${addressOf(name)}`
  return {
    officer,
    hires: (name) => world.addToDirectory(userNamed(name)),
    gets: (name, subject, daysAgo = 0) => {
      const date = new Date(clock.now().getTime() - daysAgo * dayMs).toUTCString().replace('GMT', '+0000')
      const message = Buffer.from(`Date: ${date}\r\nSubject: ${subject}\r\n\r\nHello.\r\n`)
      return actsOf(name).deposit({ folderId: actsOf(name).wellKnownFolder('inbox'), message })
    },
    deletes: (name, messageId, purges) => {
      const before = new Set(actsOf(name).recoverable())
      actsOf(name).deleteMessage(messageId)
      const [deleted] = actsOf(name)
        .recoverable()
        .filter((id) => !before.has(id))
      if (purges !== undefined && deleted !== undefined) actsOf(name).purgeMessage(deleted)
    },
    holds: async (name, durationDays) =>
      done(await officer('PUT', `${at(name)}/litigation-hold`, { json: { durationDays: durationDays ?? null } })),
    releases: async (name) => done(await officer('DELETE', `${at(name)}/litigation-hold`)),
    policy: async (name, { users, excludedUsers = [], ...fields }) => {
      const named = { users: users?.map(addressOf) ?? null, excludedUsers: excludedUsers.map(addressOf) }
      done(await officer('POST', '/compliance/v1/retention-policies', { json: { name, ...fields, ...named } }))
    },
    retainsSmallMailboxes: async () =>
      done(await officer('PATCH', '/compliance/v1/settings', { json: { retentionMailboxBytesMin: 0 } })),
    daysPass: async (days) => {
      clock.advance(days * dayMs)
      done(await officer('POST', '/compliance/v1/assistant/passes', { json: {} }))
    },
    exists: async (name) => {
      const kept = read(await officer('GET', `${at(name)}/recoverable-items`), itemsSchema).value
      const seen = tenant.snapshot().find(({ address }) => address === addressOf(name))?.messages ?? []
      const subjects = seen.map(({ content }) => /^Subject: (.*)$/m.exec(content.toString())?.[1]?.trim())
      const all = [...kept.map(({ place, subject }) => `${place} ${subject}`), ...subjects.map((one) => `Inbox ${one}`)]
      return all.toSorted().join('; ') || 'nothing'
    },
    mailbox: async (name) => read(await officer('GET', at(name)), mailboxSchema),
    leaves: (name) => tenant.change(name, { mailbox: 'soft-deleted' }),
    client: async (name) => {
      const { ask } = await page.signsIn(name, 'Mail.ReadWrite')
      const me = '/v1.0/me'
      return {
        ask: (method, path, sent) => ask(method, `${me}${path}`, sent),
        creates: async (subject, as) => {
          // Without this property, Exchange makes a draft of whatever a client creates.
          const flags = { singleValueExtendedProperties: [{ id: 'Integer 0x0E07', value: '1' }] }
          const json = { subject, ...(as === 'sent' ? flags : {}) }
          return read(await ask('POST', `${me}/mailFolders/inbox/messages`, { json }), messageSchema).id
        },
        redates: (messageId) => {
          const json = { singleValueExtendedProperties: [{ id: 'SystemTime 0x0E06', value: '2026-01-01T00:00:00Z' }] }
          return ask('PATCH', `${me}/messages/${messageId}`, { json })
        },
      }
    },
  }
}
