import type { Scenario } from '../../harness/runner/index.ts'
import { scenario } from '../vocabulary/index.ts'

const hourMs = 60 * 60 * 1000

/** Numbers, addresses and users that change, within a window and between two runs (MAP-1, 2, 12, 14). */
export const changes: Scenario[] = [
  scenario(
    'MAP-1/number-with-a-new-owner',
    'maps each item by the address that it has for a number, also when the number gets a new owner within a window',
    async (given) => {
      const { world } = given
      const to = given.outsider()
      const friend = given.hires()
      const asha = given.hires()
      const hers = [
        given.sends({ from: asha, to, text: 'My number.', at: new Date(world.clock.now().getTime() - hourMs) }),
        given.sends({ from: friend, to: asha, text: 'To Asha.', at: new Date(world.clock.now().getTime() - hourMs) }),
      ]
      world.site.deleteUser(asha.number)
      const ben = given.hires({ number: asha.number })
      given.later(2)
      const at = new Date(world.clock.now().getTime() - hourMs)
      const his = [
        given.sends({ from: ben, to, text: 'My number now.', at }),
        given.sends({ from: friend, to: ben, text: 'To Ben.', at }),
      ]
      await given.connectorRuns()
      given.later()
      his.push(given.sends({ from: ben, to: friend, text: 'And the next day.' }))
      await given.connectorRuns()
      for (const message of hers) {
        given.expects(message).once(asha)
        given.expects(message).absent(ben)
      }
      for (const message of his) {
        given.expects(message).once(ben)
        given.expects(message).absent(asha)
      }
    },
  ),
  scenario(
    'MAP-1/changed-address',
    'maps each item by the address that it has, also when a user gets another address',
    async (given) => {
      const to = given.outsider()
      const [first, second, third] = [
        given.hires({ registered: false }),
        given.hires({ registered: false }),
        given.hires({ registered: false }),
      ]
      const asha = given.hires({ registeredAs: first.mailbox, directory: null })
      const before = given.sends({ from: asha, to, text: 'In my first mailbox.' })
      given.world.changeAddress(asha, second.mailbox)
      const after = given.sends({ from: asha, to, text: 'In my second one.' })
      await given.connectorRuns()
      given.later()
      given.world.changeAddress(asha, third.mailbox)
      const nextDay = given.sends({ from: asha, to, text: 'In my third one.' })
      given.world.changeAddress(asha, null)
      const without = given.sends({ from: asha, to, text: 'In none.' })
      await given.connectorRuns()
      for (const [message, owner] of [
        [before, first],
        [after, second],
        [nextDay, third],
      ] as const) {
        given.expects(message).once(owner)
        for (const other of [first, second, third]) if (other !== owner) given.expects(message).absent(other)
      }
      given.expects(without).nowhere()
    },
  ),
  scenario(
    'MAP-12/hired-and-gone-between-runs',
    'looks users up in each run: new users are valid, those who have left are not, and an alias is its present owner’s',
    async (given) => {
      const { tenant } = given.world
      const desk = 'trading-desk@contoso.example'
      const [asha, ben, cleo] = [given.hires({ directory: { aliases: [desk] } }), given.hires(), given.hires()]
      const dora = given.hires({ directory: { mailbox: 'none' } })
      const nina = given.hires({ registeredAs: 'nina.new@contoso.example', directory: null })
      const trader = given.hires({ registeredAs: desk, directory: null })
      const to = given.outsider()
      const everybody = [asha, ben, cleo, dora, nina, trader]
      const day = (text: string) => everybody.map((from) => given.sends({ from, to, text }))
      const monday = day('Monday.')
      await given.connectorRuns()
      const [ofAsha, ofBen, ofCleo, ofDora, ofNina, ofTrader] = monday
      for (const [message, owner] of [
        [ofAsha, asha],
        [ofBen, ben],
        [ofCleo, cleo],
        [ofTrader, asha],
      ] as const) {
        if (message) given.expects(message).once(owner)
      }
      for (const message of [ofDora, ofNina]) if (message) given.expects(message).nowhere()
      given.later()
      tenant.change(asha.personId, { aliases: [] })
      tenant.change(ben.personId, { aliases: [desk] })
      tenant.change(cleo.personId, { mailbox: 'soft-deleted' })
      tenant.change(dora.personId, { mailbox: 'active' })
      const fresh = given.hires({ registered: false, directory: { primaryAddress: 'nina.new@contoso.example' } })
      const [nextAsha, nextBen, nextCleo, nextDora, nextNina, nextTrader] = day('Tuesday.')
      await given.connectorRuns()
      for (const [message, owner] of [
        [nextAsha, asha],
        [nextBen, ben],
        [nextDora, dora],
        [nextNina, fresh],
        [nextTrader, ben],
      ] as const) {
        if (message) given.expects(message).once(owner)
      }
      if (nextTrader) given.expects(nextTrader).absent(asha)
      if (nextCleo) given.expects(nextCleo).nowhere()
    },
  ),
]
