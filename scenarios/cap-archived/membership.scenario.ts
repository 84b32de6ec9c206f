import type { Scenario } from '../../harness/runner/index.ts'
import type { Person } from '../../harness/synth/index.ts'
import { type Colleague, type Given, type Message, type SendOptions, scenario } from '../vocabulary/index.ts'

/** A conversation is not its name: two may have the same. */
const sharedName = 'Deal team'
const hourMs = 60 * 60 * 1000

/** Groups and broadcast lists whose members change (CAP-7). The members of an item are those at its time. */
export const membership: Scenario[] = [
  ...(['group', 'broadcast'] as const).map((kind) =>
    scenario(
      `CAP-7/${kind}-whose-members-change`,
      `archives each ${kind} message for those who were members at its time, and for nobody else`,
      async (given) => {
        const [asha, ben, cleo, dora] = [given.hires(), given.hires(), given.hires(), given.hires()]
        const chat = conversation(given, kind, [asha, ben, cleo, dora])
        chat.says([asha, ben, cleo], { text: 'The first of us.' })
        chat.says([asha, ben], { text: 'Cleo has left.' })
        chat.says([asha, ben, dora], { text: 'Dora is new.' })
        chat.says([asha, dora], { text: 'Ben has left.' })
        chat.says([asha, cleo, ben, dora], { text: 'Cleo and Ben are back.' })
        chat.says([asha, given.outsider()], { text: 'All the others have left.' })
        await given.connectorRuns()
        chat.check()
        given.later()
        chat.says([asha, cleo], { text: 'The next day, Ben and Dora are gone.' })
        chat.says([asha, ben, dora], { text: 'And now Cleo.' })
        await given.connectorRuns()
        chat.check()
      },
    ),
  ),
  scenario(
    'CAP-7/groups-of-one-name',
    'archives the messages of two groups with one name for their own members',
    async (given) => {
      const [asha, ben, cleo, dora] = [given.hires(), given.hires(), given.hires(), given.hires()]
      const people = [asha, ben, cleo, dora]
      const [first, second] = ['first-group', 'second-group'].map((chatId) =>
        conversation(given, 'group', people, chatId),
      )
      first?.says([asha, ben], { text: 'One group.' })
      second?.says([asha, cleo], { text: 'The other group.' })
      first?.says([ben, asha, dora], { text: 'One group, and Dora.' })
      second?.says([cleo, asha], { text: 'The other group, without her.' })
      await given.connectorRuns()
      for (const chat of [first, second]) chat?.check()
    },
  ),
  scenario(
    'CAP-7/member-at-the-time-of-a-late-item',
    'archives a group message that was captured late for those who were members when it was sent',
    async (given) => {
      const [asha, ben, cleo] = [given.hires(), given.hires(), given.hires()]
      const chat = conversation(given, 'group', [asha, ben, cleo])
      const nowMs = given.world.clock.now().getTime()
      const first = chat.says([asha, ben, cleo], { text: 'With Cleo.', at: new Date(nowMs - 9 * hourMs) })
      chat.says([asha, ben], { text: 'Without her.', at: new Date(nowMs - 5 * hourMs) })
      const [at, capturedAt] = [new Date(nowMs - 8 * hourMs), new Date(nowMs - hourMs)]
      chat.says([asha, ben, cleo], { text: 'From a phone that was off.', at, capturedAt })
      // An edit is an item of its own: Cleo is not a member when it is made.
      chat.says([asha, ben], { text: 'With everybody.', kind: 'edit', about: first, at: new Date(nowMs - 2 * hourMs) })
      await given.connectorRuns()
      chat.check()
    },
  ),
]

interface Conversation {
  /** A message of the first of these members to the others. */
  says(members: Person[], options: Partial<SendOptions>): Message
  /** Demands that each message is once in the mailboxes of its members, and in no other of these people's. */
  check(): void
}

/** A group or a broadcast list that stays the same when its members change. */
function conversation(
  given: Given,
  kind: 'group' | 'broadcast',
  people: readonly Colleague[],
  chatId = 'chat-of-the-deal-team',
): Conversation {
  const said: { message: Message; members: Person[] }[] = []
  return {
    says: (members, options) => {
      const [from, ...to] = members
      if (from === undefined) throw new RangeError('nobody says this')
      const message = given.sends({
        from,
        to,
        [kind]: sharedName,
        chatId,
        ...options,
      })
      said.push({ message, members })
      return message
    },
    check: () => {
      for (const { message, members } of said) {
        for (const owner of people) {
          if (members.includes(owner)) given.expects(message).once(owner)
          else given.expects(message).absent(owner)
        }
      }
    },
  }
}
