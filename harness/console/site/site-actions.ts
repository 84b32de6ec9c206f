import { archivePlanSchema, capturePlanePaths, userImportSchema, userSchema } from '../../contract/index.ts'
import { userAddress } from '../addresses.ts'
import { type ConsoleAction, FormMistake } from '../page.ts'
import { counted } from '../shell/shown.ts'
import { nameOf } from '../site-users.ts'
import { keptAnswers } from './kept.ts'

/** The forms of the page of all users. */
export const siteActions: readonly ConsoleAction[] = [
  {
    path: '/site/imports',
    handler: async ({ fields }, services) => {
      const file = fields.file('file')
      if (file === undefined) throw new FormMistake('Choose a CSV file.')
      const bytes = { contentType: 'text/csv', content: file.content }
      const asked = { method: 'POST', path: capturePlanePaths.userImports, bytes } as const
      const verdicts = await services.site.ask(asked, userImportSchema)
      const { imports } = keptAnswers(services)
      imports.push(verdicts)
      const notice = `${counted(verdicts.created, 'user')} created, ${counted(verdicts.refused, 'line')} refused.`
      return { to: `/site/imports/${imports.length}`, notice }
    },
  },
  {
    path: '/site/users',
    handler: async ({ fields }, { site }) => {
      const body = {
        ...{ firstName: fields.text('firstName'), lastName: fields.text('lastName') },
        ...{ number: fields.text('number').replaceAll(/[\s+()-]/g, ''), password: fields.all('password')[0] ?? '' },
        ...(fields.text('userEmailAddress') !== '' && { userEmailAddress: fields.text('userEmailAddress') }),
      }
      const user = await site.ask({ method: 'POST', path: capturePlanePaths.users, body }, userSchema)
      return {
        to: userAddress(user.userId),
        notice: `${nameOf(user)} is added. Activate a phone, and messages are captured.`,
      }
    },
  },
  {
    path: '/site/plans',
    handler: async ({ fields }, { site }) => {
      const body = { name: fields.text('name'), source: fields.text('source') }
      const { name } = await site.ask({ method: 'POST', path: capturePlanePaths.plans, body }, archivePlanSchema)
      return { to: '/site', notice: `The plan ${name} is added. Assign users to it.` }
    },
  },
]
