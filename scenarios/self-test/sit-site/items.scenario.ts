import type { CapturedParticipant } from '#contract'
import type { Scenario } from '../../../harness/runner/index.ts'
import { literalsOf } from '../../vocabulary/archiver-literals.ts'
import { selfTest } from '../self-test.ts'
import { verdictOf } from '../site-client.ts'
import { asha, ben, employeePassword, ola, type Somebody } from '../site-words.ts'

const toAll = (...people: Somebody[]): CapturedParticipant[] =>
  people.map(({ number, name }, index) => ({ number, name, role: index === 0 ? 'sender' : 'recipient' }))

/** The form in which items are served (SIT-4, SIT-6, SIT-8, SIT-9). */
export const items: Scenario[] = [
  selfTest(
    'SIT-4/registered-participants',
    'serves the address of each registered participant, and of no other',
    async (site) => {
      const { user, device } = await site.linksAsha()
      await site.makesUser({ firstName: 'Ben', number: ben.number, userEmailAddress: 'ben@contoso.example' })
      const cleo = { number: '15550100103', name: 'Cleo' }
      await site.makesUser({ firstName: 'Cleo', number: cleo.number, userEmailAddress: undefined })
      const addresses = async (): Promise<string> => {
        await site.captures(device.deviceToken, { participants: toAll(asha, ben, cleo, ola) })
        const item = (await site.archived()).at(-1)
        return (item?.participants ?? []).map(({ userEmailAddress }) => userEmailAddress ?? 'none').join(', ')
      }
      const others = 'ben@contoso.example, none, none'
      site.demands('the addresses in the item', `asha@contoso.example, ${others}`, await addresses())
      const json = { userEmailAddress: 'a.patel@contoso.example' }
      await site.admin('PATCH', `/capture/v1/users/${user.userId}`, { json })
      site.demands('the addresses after one has changed', `a.patel@contoso.example, ${others}`, await addresses())
    },
  ),
  selfTest('SIT-6/who-and-to-whom', 'names the sender and the receiver or group in the subject', async (site) => {
    const { device } = await site.linksAsha()
    const subjectOf = async (fields: Parameters<typeof site.captures>[1]): Promise<string> =>
      (await site.captures(device.deviceToken, fields)).subject
    const { service } = literalsOf(site.world.archiver.id)
    const sent = `${service} Message From ${asha.number} to`
    site.demands('the subject of what was sent', `${sent} ${ola.number}`, await subjectOf({}))
    site.demands(
      'the subject of what was received',
      `${service} Message From ${ola.number} to ${asha.number}`,
      await subjectOf({ participants: toAll(ola, asha) }),
    )
    const participants = toAll(asha, ben, ola)
    for (const [type, name] of [
      ['group', 'Desk 7'],
      ['broadcast', 'Clients'],
    ] as const) {
      const subject = await subjectOf({ participants, chat: { type, chatId: type, name } })
      site.demands(`the subject in a ${type}`, `${sent} ${name}`, subject)
    }
  }),
  selfTest(
    'SIT-8/sent-in-another-zone',
    'serves the time of sending in UTC, in whatever zone the phone is',
    async (site) => {
      const { device } = await site.linksAsha()
      const now = site.world.clock.now().toISOString()
      for (const [said, meant] of [
        ['2026-03-10T23:30:00+05:30', '2026-03-10T18:00:00.000Z'],
        ['2026-03-10T17:15:00.250-05:00', '2026-03-10T22:15:00.250Z'],
        ['2026-02-28T23:59:59Z', '2026-02-28T23:59:59.000Z'],
      ] as const) {
        const { itemId } = await site.captures(device.deviceToken, { eventTime: said })
        const item = (await site.archived()).find((one) => one.itemId === itemId)
        site.demands(`the time of sending, posted as ${said}`, meant, item?.eventTime ?? 'nothing')
        site.demands('when it reached the site', now, item?.captureTime ?? 'nothing')
      }
    },
  ),
  selfTest(
    'SIT-9/digits-only',
    'serves numbers as digits with country code, and accepts no other spelling',
    async (site) => {
      const { device } = await site.linksAsha()
      const participants = toAll(asha, ola)
      await site.captures(device.deviceToken, { participants })
      const [item] = await site.archived()
      const served = (item?.participants ?? []).map(({ number }) => number)
      site.demands('the numbers in the item', `${asha.number}, ${ola.number}`, served.join(', '))
      for (const number of [`+${ola.number}`, '(555) 010-0199']) {
        const answer = await site.posts(device.deviceToken, { participants: toAll(asha, { ...ola, number }) })
        site.demands('an event with a number in another spelling', '400 body-invalid', verdictOf(answer))
        const json = { firstName: 'Ola', number, password: employeePassword }
        const user = await site.admin('POST', '/capture/v1/users', { json })
        site.demands('a user with a number in another spelling', '400 body-invalid', verdictOf(user))
      }
    },
  ),
]
