import type { Scenario } from '../../harness/runner/index.ts'
import { type Colleague, type Given, type Message, scenario } from '../vocabulary/index.ts'
import { overTheLimit } from '../vocabulary/over-the-limit.ts'

/** The paths of the folders in a mailbox, without the folders that every mailbox has. */
function ownFolders(given: Given, owner: Colleague): string {
  const mailbox = given.world.tenant.snapshot().find((one) => one.address === owner.mailbox.toLowerCase())
  const own = mailbox?.folders.filter((folder) => folder.wellKnownName === undefined) ?? []
  return own
    .map((folder) => folder.path.join(' / '))
    .sort()
    .join(', ')
}

const receipt = Buffer.from(
  'From: shop@fabrikam.example\r\nDate: Mon, 09 Mar 2026 10:00:00 +0000\r\nSubject: Receipt\r\n\r\nThanks.\r\n',
)

/** The folder of the archive (FLD). */
export const folder: Scenario[] = [
  scenario(
    'FLD-1/created',
    ({ folder }) => `creates a folder named exactly ${folder} where an item is received`,
    async (given) => {
      const asha = given.hires()
      given.sends({ from: asha, to: given.outsider(), text: 'First ever.' })
      await given.connectorRuns()
      given.demands('the folders that were made', given.pathOf(given.archive.literals.folder), ownFolders(given, asha))
    },
  ),
  scenario('FLD-2/into-it', 'imports items of every kind into that folder and nowhere else', async (given) => {
    const asha = given.hires()
    const to = given.outsider()
    const chat = given.sends({ from: asha, to, text: 'A chat.' })
    const call = given.sends({
      from: to,
      to: asha,
      kind: 'call',
      call: { mode: 'voice', outcome: 'missed', durationSeconds: 0 },
    })
    const file = given.sends({ from: asha, to, files: [{ sizeBytes: 100 }] })
    await given.connectorRuns()
    for (const one of [chat, call, file]) given.expects(one).inFolder(asha, given.pathOf(given.archive.folder))
  }),
  scenario('FLD-3/later-runs', 'reuses the folder in later runs', async (given) => {
    const asha = given.hires()
    const to = given.outsider()
    given.sends({ from: asha, to, text: 'Monday.' })
    await given.connectorRuns()
    given.later()
    const next = given.sends({ from: asha, to, text: 'Tuesday.' })
    await given.connectorRuns()
    given.expects(next).inFolder(asha, given.pathOf(given.archive.folder))
    given.demands('the folders that were made', given.pathOf(given.archive.folder), ownFolders(given, asha))
  }),
  scenario('FLD-3/many-items-at-once', 'creates one folder for many items in one run', async (given) => {
    const asha = given.hires()
    const to = given.outsider()
    for (let number = 1; number <= 40; number += 1) given.sends({ from: asha, to, text: `Item ${number}.` })
    await given.connectorRuns()
    given.demands('the folders that were made', given.pathOf(given.archive.folder), ownFolders(given, asha))
  }),
  scenario('FLD-3/other-letter-case', 'reuses an existing folder in another letter case', async (given) => {
    const asha = given.hires()
    const acts = given.world.tenant.userActs(asha.mailbox)
    const inInbox = given.readings['folder.parent'] === 'inbox'
    acts.createFolder({
      name: given.archive.folder.toLowerCase(),
      ...(inInbox && { parentFolderId: acts.wellKnownFolder('inbox') }),
    })
    const chat = given.sends({ from: asha, to: given.outsider(), text: 'Small letters.' })
    await given.connectorRuns()
    given.expects(chat).inFolder(asha, given.pathOf(given.archive.folder.toLowerCase()))
    given.demands(
      'the folders of the mailbox',
      given.pathOf(given.archive.folder.toLowerCase()),
      ownFolders(given, asha),
    )
  }),
  scenario(
    'FLD-3/on-a-later-page',
    'reuses the folder if the pages of the list of folders are short or empty',
    async (given) => {
      const [asha, ben] = [given.hires(), given.hires()]
      given.sends({ from: asha, to: ben, text: 'Monday.' })
      await given.connectorRuns()
      const sent: Message[] = []
      for (const lengths of [[0], [1, 0, 1], [0, 0, 2]]) {
        given.world.tenant.cutPages(lengths)
        given.later()
        sent.push(given.sends({ from: asha, to: ben, text: 'On another page.' }))
        await given.connectorRuns()
      }
      for (const owner of [asha, ben]) {
        for (const message of sent) given.expects(message).inFolder(owner, given.pathOf(given.archive.folder))
        given.demands('the folders that were made', given.pathOf(given.archive.folder), ownFolders(given, owner))
      }
    },
  ),
  scenario('FLD-4/nothing-received', 'creates no folder in a mailbox that receives nothing', async (given) => {
    const asha = given.hires()
    const idle = given.hires()
    const refused = given.hires()
    given.sends({ from: asha, to: given.outsider(), text: 'Not for everybody.' })
    given.sends({ from: refused, to: given.outsider(), files: overTheLimit(given.readings, 1024 * 1024) })
    await given.connectorRuns()
    given.demands('the folders of a mailbox without traffic', '', ownFolders(given, idle))
    given.demands('the folders of a mailbox whose only item was refused', '', ownFolders(given, refused))
  }),
  scenario('FLD-5/elsewhere', 'does not use a folder of that name elsewhere in the mailbox', async (given) => {
    const asha = given.hires()
    const acts = given.world.tenant.userActs(asha.mailbox)
    // If a maker puts the folder into the Inbox, "elsewhere" is next to the Inbox.
    const besideInbox = given.readings['folder.parent'] === 'inbox'
    acts.createFolder({
      name: given.archive.folder,
      ...(!besideInbox && { parentFolderId: acts.wellKnownFolder('inbox') }),
    })
    const chat = given.sends({ from: asha, to: given.outsider(), text: 'Not in there.' })
    await given.connectorRuns()
    given.expects(chat).inFolder(asha, given.pathOf(given.archive.folder))
  }),
  scenario('FLD-5/alike-names', 'does not use folders whose names only resemble that of the folder', async (given) => {
    const asha = given.hires()
    const acts = given.world.tenant.userActs(asha.mailbox)
    const { folder: name } = given.archive
    const inInbox = given.readings['folder.parent'] === 'inbox'
    // A search by the beginning or by a part of the name finds these first.
    const names = [`${name} 2025`, `${name}s`, `Old ${name}`, name.replace(' ', ''), `${name} - Copy`]
    for (const alike of names) {
      acts.createFolder({ name: alike, ...(inInbox && { parentFolderId: acts.wellKnownFolder('inbox') }) })
    }
    const chat = given.sends({ from: asha, to: given.outsider(), text: 'Not in the old one.' })
    await given.connectorRuns()
    given.expects(chat).inFolder(asha, given.pathOf(name))
  }),
  scenario('FLD-5/deleted-by-the-user', 'creates a new folder after the user deleted it', async (given) => {
    const asha = given.hires()
    const to = given.outsider()
    given.sends({ from: asha, to, text: 'Before.' })
    await given.connectorRuns()
    const mailbox = given.world.tenant.snapshot().find((one) => one.address === asha.mailbox)
    const made = mailbox?.folders.find((one) => one.displayName === given.archive.folder)
    if (made) given.world.tenant.userActs(asha.mailbox).deleteFolder(made.folderId)
    given.later()
    const after = given.sends({ from: asha, to, text: 'After.' })
    await given.connectorRuns()
    given.expects(after).inFolder(asha, given.pathOf(given.archive.folder))
  }),
  scenario('FLD-6/rest-of-the-mailbox', 'changes nothing else in the mailbox', async (given) => {
    const asha = given.hires()
    const acts = given.world.tenant.userActs(asha.mailbox)
    acts.deposit({ folderId: acts.wellKnownFolder('inbox'), message: receipt })
    acts.createFolder({ name: 'Projects' })
    const before = given.world.tenant.snapshot().find((one) => one.address === asha.mailbox)
    given.sends({ from: asha, to: given.outsider(), text: 'Nothing else.' })
    await given.connectorRuns()
    const after = given.world.tenant.snapshot().find((one) => one.address === asha.mailbox)
    const touched = (before?.messages ?? []).filter(({ messageId, folderId, contentSha256 }) => {
      const now = after?.messages.find((one) => one.messageId === messageId)
      return now?.folderId !== folderId || now.contentSha256 !== contentSha256
    })
    given.demands('messages of the user that were moved, changed or removed', '0', String(touched.length))
    const folders = ['Projects', given.pathOf(given.archive.folder)].sort().join(', ')
    given.demands('the folders of the mailbox', folders, ownFolders(given, asha))
  }),
]
