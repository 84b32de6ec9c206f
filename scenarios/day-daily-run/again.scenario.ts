import type { Scenario } from '../../harness/runner/index.ts'
import { type Given, type Message, scenario } from '../vocabulary/index.ts'
import { ordinaryDay } from '../vocabulary/ordinary-day.ts'
import { twiceAtOnce } from '../vocabulary/ways-to-run.ts'

/** Two runs at once (DAY-9), and a day that is run again after users tidied their mailboxes (DAY-10). */
export const again: Scenario[] = [
  scenario(
    'DAY-9/two-at-once',
    'leaves one copy of each message when two runs share their state at the same time',
    async (given) => {
      const day = ordinaryDay(given, 12)
      // Each of the two runs has its own log, and neither log is complete.
      given.judgesItself(({ requirement }) => requirement.startsWith('LOG-') || requirement === 'DAY-8')
      const { status, message } = await given.connectorTries(twiceAtOnce)
      given.demands('how the two runs ended', 'done', status === 'done' ? status : message)
      day.allThere()
      given.later()
      await given.connectorRuns()
      day.allThere()
    },
  ),
  scenario('DAY-10/moved', 'does not bring back a message that the user has moved to another folder', async (given) => {
    await runsAgainAfter(given, (user, message) => {
      user.moveMessage(message, user.createFolder({ name: 'Kept for later' }))
    })
  }),
  scenario('DAY-10/deleted', 'does not bring back a message that the user has deleted', async (given) => {
    await runsAgainAfter(given, (user, message) => user.deleteMessage(message))
  }),
  scenario('DAY-10/emptied', 'does not bring back messages when the user has emptied the folder', async (given) => {
    await runsAgainAfter(given, (user, _first, all) => {
      for (const message of all) user.deleteMessage(message)
    })
  }),
  scenario(
    'DAY-10/folder-deleted',
    'does not bring back messages when the user has deleted the folder',
    async (given) => {
      await runsAgainAfter(given, (user, _first, _all, address) => {
        const folder = folderOf(given, address)
        // Without the folder, nothing is left to delete: that it is missing is another requirement (FLD-1).
        if (folder !== undefined) user.deleteFolder(folder.folderId)
      })
    },
  ),
]

type User = ReturnType<Given['world']['tenant']['userActs']>

function folderOf(given: Given, address: string): { folderId: string } | undefined {
  const mailbox = given.world.tenant.snapshot().find((one) => one.address === address)
  return mailbox?.folders.find((folder) => folder.displayName === given.archive.folder)
}

/** Runs a day, lets the user tidy the mailbox, and runs the day again. Each message must have arrived once only. */
async function runsAgainAfter(
  given: Given,
  tidies: (user: User, first: string, all: string[], address: string) => void,
): Promise<void> {
  const asha = given.hires()
  const to = given.hires()
  const messages = ['One.', 'Two.', 'Three.'].map((text): Message => given.sends({ from: asha, to, text }))
  await given.connectorRuns()
  const address = asha.mailbox.toLowerCase()
  const hers = messages.flatMap((message) => given.copiesOf(message).filter(({ mailbox }) => mailbox === address))
  const all = hers.map(({ stored }) => stored.messageId)
  const [first] = all
  if (first === undefined) return
  tidies(given.world.tenant.userActs(address), first, all, address)
  await given.connectorRuns()
  for (const message of messages) given.expects(message).once(asha)
}
