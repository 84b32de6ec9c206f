import type { DirectoryEntry } from '#contract'
import type { Scenario } from '../../harness/runner/index.ts'
import { scenario } from '../vocabulary/index.ts'

const valid: [slug: string, what: string, directory: Partial<DirectoryEntry>, registeredAs?: string][] = [
  ['alias', 'a user by an alias', { aliases: ['asha.alias@contoso.example'] }, 'asha.alias@contoso.example'],
  [
    'letter-case',
    'a user in any letter case',
    // In Turkish, the small form of I is another letter: lower case by the language of a machine would miss this user.
    { primaryAddress: 'imani.iyer@contoso.example' },
    'IMANI.Iyer@Contoso.Example',
  ],
  // In a query, an ampersand ends the filter, and a number sign ends the query.
  ['ampersand', 'a user with an ampersand in the address', { primaryAddress: 'r&d@contoso.example' }],
  ['number-sign', 'a user with a number sign in the address', { primaryAddress: 'desk#2@contoso.example' }],
  ['shared-mailbox', 'a shared mailbox', { kind: 'shared' }],
  ['room-mailbox', 'a room mailbox', { kind: 'room' }],
  ['sign-in-blocked', 'a user with a mailbox whose sign-in is blocked', { accountEnabled: false }],
]

/** Whom an address may lead to who is no valid user, by the slugs of the scenarios. */
export const invalid: [slug: string, what: string, directory: Partial<DirectoryEntry> | null][] = [
  ['unknown', 'an address that the tenant does not know', null],
  ['soft-deleted', 'a user in the days after deletion', { mailbox: 'soft-deleted' }],
  [
    'guest',
    'a guest',
    { kind: 'guest', mailbox: 'none', userPrincipalName: 'asha_private.example#EXT#@contoso.example' },
  ],
  ['without-mailbox', 'a user without a mailbox', { mailbox: 'none' }],
  ['inactive', 'the inactive mailbox of a former employee', { mailbox: 'inactive' }],
  ['group', 'a group', { kind: 'group', mailbox: 'none' }],
  ['contact', 'a contact', { kind: 'contact', mailbox: 'none' }],
]

/** Who is a valid Microsoft 365 user, by address and by file (MAP-12). */
export const validUsers: Scenario[] = [
  ...valid.map(([slug, what, directory, registeredAs]) =>
    scenario(`MAP-12/valid-${slug}`, `treats ${what} as valid`, async (given) => {
      const asha = given.hires({ directory, ...(registeredAs && { registeredAs }) })
      const chat = given.sends({ from: asha, to: given.outsider(), text: 'Am I valid?' })
      await given.connectorRuns()
      given.expects(chat).once(asha)
    }),
  ),
  scenario(
    'MAP-12/valid-other-principal-name',
    'finds a user whose principal name is not one of their addresses, by address and by file',
    async (given) => {
      const [asha, ben] = ['asha.rao', 'ben.okoro'].map((name) =>
        given.hires({
          directory: {
            userPrincipalName: `${name.replace('.', '')}@corp.example`,
            primaryAddress: `${name}@contoso.example`,
          },
          ...(name === 'ben.okoro' && { registeredAs: null }),
        }),
      )
      if (asha === undefined || ben === undefined) return
      given.customMapping([[ben, ben.mailbox]])
      const chats = [asha, ben].map((from) => given.sends({ from, to: given.outsider(), text: 'By which name?' }))
      await given.connectorRuns()
      for (const chat of chats) given.expects(chat).once(chat.from === asha ? asha : ben)
    },
  ),
  scenario(
    'MAP-12/valid-behind-empty-pages',
    'finds a user if the first pages of the answer are empty',
    async (given) => {
      const [asha, ben] = [given.hires(), given.hires()]
      given.world.tenant.cutPages([0, 0])
      const chat = given.sends({ from: asha, to: ben, text: 'Are we on the next page?' })
      await given.connectorRuns()
      given.expects(chat).once(asha)
      given.expects(chat).once(ben)
    },
  ),
  ...invalid.map(([slug, what, directory]) =>
    scenario(`MAP-12/invalid-${slug}`, `does not treat ${what} as valid, and delivers to the others`, async (given) => {
      const asha = given.hires({
        registeredAs: 'asha@contoso.example',
        directory: directory && { primaryAddress: 'asha@contoso.example', ...directory },
      })
      const ben = given.hires()
      const chat = given.sends({ from: asha, to: ben, text: 'Is Asha valid?' })
      await given.connectorRuns()
      given.expects(chat).absent('asha@contoso.example')
      given.expects(chat).once(ben)
    }),
  ),
  ...invalid.map(([slug, what, directory]) =>
    scenario(
      `MAP-12/file-leads-to-${slug}`,
      `falls back to the address if the file leads to ${what}`,
      async (given) => {
        if (directory)
          given.hires({ registered: false, directory: { primaryAddress: 'target@contoso.example', ...directory } })
        const asha = given.hires()
        given.customMapping([[asha, 'target@contoso.example']])
        const chat = given.sends({ from: asha, to: given.outsider(), text: 'Where to?' })
        await given.connectorRuns()
        given.expects(chat).once(asha)
      },
      { under: { 'mapping.customTargetNotAUser': 'fall-back-to-email' } },
    ),
  ),
  ...invalid.map(([slug, what, directory]) =>
    scenario(
      `MAP-12/file-ends-at-${slug}`,
      `delivers to nobody if the file leads to ${what}, even if the address is valid`,
      async (given) => {
        if (directory)
          given.hires({ registered: false, directory: { primaryAddress: 'target@contoso.example', ...directory } })
        const asha = given.hires()
        given.customMapping([[asha, 'target@contoso.example']])
        const chat = given.sends({ from: asha, to: given.outsider(), text: 'Where to?' })
        await given.connectorRuns()
        given.expects(chat).nowhere()
      },
      { under: { 'mapping.customTargetNotAUser': 'override' } },
    ),
  ),
]
