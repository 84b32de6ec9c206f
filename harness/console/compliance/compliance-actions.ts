import { contentSearchPaths, holdPaths, shownContentSearchSchema } from '../../contract/index.ts'
import { type ConsoleAction, FormMistake } from '../page.ts'
import { ApiRefusal } from '../refusal.ts'

const at = '/compliance'

/** What the forms for searches, holds and retention do. */
export const complianceActions: readonly ConsoleAction[] = [
  {
    path: `${at}/searches`,
    handler: async ({ fields }, { tenant }) => {
      const [query, mailbox] = [fields.text('query'), fields.text('mailbox')]
      const body = { query, ...(mailbox !== '' && { mailboxes: [mailbox] }) }
      const question = { method: 'POST', path: contentSearchPaths.searches, body } as const
      try {
        const { searchId } = await tenant.ask(question, shownContentSearchSchema)
        return { to: `${at}/searches/${searchId}`, notice: 'The search is saved.' }
      } catch (error) {
        const mistake = error instanceof ApiRefusal ? /at character (\d+): expected (.*)$/s.exec(error.message) : null
        if (mistake === null) throw error
        const [, character = '', expected = ''] = mistake
        const to = `${at}?${new URLSearchParams({ query, at: character, expected })}`
        return { to, notice: 'The query cannot be read. Nothing was searched.', kind: 'refused' }
      }
    },
  },
  {
    path: `${at}/holds`,
    handler: async ({ fields }, { tenant }) => {
      const user = required(fields.text('user'), 'Write the address of the mailbox: asha@contoso.example')
      const body = { durationDays: daysIn(fields.text('days')), comment: fields.text('comment') }
      await tenant.tell({ method: 'PUT', path: holdPaths.litigationHold, values: { user }, body })
      return {
        to: `${at}/mailboxes/${encodeURIComponent(user)}`,
        notice: `The mailbox of ${user} is on Litigation Hold.`,
      }
    },
  },
  {
    path: `${at}/mailboxes/:user/release`,
    handler: async ({ params }, { tenant }) => {
      const user = params['user'] ?? ''
      await tenant.tell({ method: 'DELETE', path: holdPaths.litigationHold, values: { user } })
      const notice = 'The hold is released. A delay hold of 30 days begins when the assistant comes by.'
      return { to: `${at}/mailboxes/${encodeURIComponent(user)}`, notice }
    },
  },
  {
    path: `${at}/retention`,
    handler: async ({ fields }, { tenant }) => {
      const users = fields
        .text('users')
        .split(',')
        .map((user) => user.trim())
        .filter((user) => user !== '')
      const name = fields.text('name')
      const body = {
        name,
        action: fields.text('action'),
        days: daysIn(fields.text('days')),
        users: users.length === 0 ? null : users,
      }
      await tenant.tell({ method: 'POST', path: holdPaths.retentionPolicies, body })
      return { to: `${at}/retention`, notice: `The policy ${name} is there.` }
    },
  },
  {
    path: `${at}/retention/pass`,
    handler: async (_form, { tenant }) => {
      await tenant.tell({ method: 'POST', path: holdPaths.assistantPasses, body: {} })
      return { to: `${at}/retention`, notice: 'The assistant went through all mailboxes.' }
    },
  },
  {
    path: `${at}/retention/any-size`,
    handler: async (_form, { tenant }) => {
      await tenant.tell({ method: 'PATCH', path: holdPaths.settings, body: { retentionMailboxBytesMin: 0 } })
      return { to: `${at}/retention`, notice: 'Policies act in mailboxes of any size now.' }
    },
  },
  {
    path: `${at}/retention/:policy/delete`,
    handler: async ({ params }, { tenant }) => {
      await tenant.tell({ method: 'DELETE', path: holdPaths.retentionPolicy, values: params })
      return { to: `${at}/retention`, notice: 'The policy is deleted.' }
    },
  },
]

/** Null for an empty field. */
function daysIn(text: string): number | null {
  if (text === '') return null
  if (/^\d{1,5}$/.test(text)) return Number(text)
  throw new FormMistake(`“${text}” is no number of days. Write one, such as 30, or nothing.`)
}

function required(text: string, right: string): string {
  if (text === '') throw new FormMistake(right)
  return text
}
