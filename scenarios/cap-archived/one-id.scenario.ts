import type { Scenario } from '../../harness/runner/index.ts'
import type { Colleague, FileToSend, Given, Message } from '../vocabulary/index.ts'
import { type ScenarioOptions, scenario } from '../vocabulary/index.ts'
import { showsText } from '../vocabulary/shown-text.ts'

const placeholder = 'Waiting for this message. This may take a while.'
const text = 'Sell all of it before noon.'
const photo: FileToSend = { fileName: 'IMG-0142.jpg', contentType: 'image/jpeg', sizeBytes: 3_000 }
// CAP-12 does not apply to a connector that tells messages by their id.
const byContent: ScenarioOptions = { under: { 'message.identity': 'content' } }

/** A capture of another phone, under the id of a message that was captured before. */
type Capture = { text: string; kind?: 'image'; files?: FileToSend[] }

/** Captures of one message by both of its phones, the recipient's first; the clock of the second is ahead by `aheadMs`. */
function bothPhones(
  given: Given,
  [first, second]: [Capture, Capture],
  aheadMs = 0,
): { both: Message[]; owners: Colleague[] } {
  const [asha, ben] = [given.hires(), given.hires()]
  const at = new Date(given.world.clock.now().getTime() - 3_600_000)
  const early = given.sends({ from: asha, to: ben, at, capturedBy: [ben], ...first })
  const { archiveMessageId } = early
  const capturedAt = new Date(at.getTime() + 600_000)
  const late = given.sends({
    ...{ from: asha, to: ben, capturedAt, capturedBy: [asha], archiveMessageId, ...second },
    at: new Date(at.getTime() + aheadMs),
  })
  return { both: [early, late], owners: [asha, ben] }
}

/** What comes under the id of another capture and is not the same (CAP-12, CAP-5). */
export const oneId: Scenario[] = [
  scenario(
    'CAP-12/placeholder-first',
    'archives the text of the second phone if the first phone had only a placeholder',
    async (given) => {
      const { both, owners } = bothPhones(given, [{ text: placeholder }, { text }])
      await given.connectorRuns()
      for (const owner of owners) {
        given.expects(both[0] as Message).reads(owner, showsText(placeholder))
        given.expects(both[1] as Message).reads(owner, showsText(text))
      }
    },
    byContent,
  ),
  scenario(
    'CAP-12/placeholder-second',
    'archives the same if the placeholder comes second',
    async (given) => {
      const { both, owners } = bothPhones(given, [{ text }, { text: placeholder }])
      await given.connectorRuns()
      for (const owner of owners) for (const capture of both) given.expects(capture).once(owner)
    },
    byContent,
  ),
  scenario(
    'CAP-12/file-that-the-first-phone-lacked',
    'archives the file of the second phone if the first phone could not download it',
    async (given) => {
      const captures: [Capture, Capture] = [
        { text: 'The signed page.', kind: 'image' },
        { text: 'The signed page.', files: [photo] },
      ]
      const { both, owners } = bothPhones(given, captures)
      await given.connectorRuns()
      for (const owner of owners) {
        given.expects(both[0] as Message).once(owner)
        given.expects(both[1] as Message).reads(owner, {
          name: 'the names of the files',
          wanted: 'IMG-0142.jpg',
          of: (mail) => mail.attachments.map(({ fileName }) => fileName).join(', '),
        })
      }
    },
    byContent,
  ),
  scenario(
    'CAP-12/text-a-day-later',
    'archives the text that the second phone delivers a day later, and changes nothing that was archived',
    async (given) => {
      const [asha, ben] = [given.hires(), given.hires()]
      const at = new Date(given.world.clock.now().getTime() - 3_600_000)
      const early = given.sends({ from: asha, to: ben, at, capturedBy: [ben], text: placeholder })
      await given.connectorRuns()
      given.later()
      const capturedAt = new Date(given.world.clock.now().getTime() - 7_200_000)
      const { archiveMessageId } = early
      const late = given.sends({ from: asha, to: ben, at, capturedAt, capturedBy: [asha], archiveMessageId, text })
      await given.connectorRuns()
      for (const owner of [asha, ben]) {
        given.expects(early).reads(owner, showsText(placeholder))
        given.expects(late).reads(owner, showsText(text))
      }
    },
    byContent,
  ),
  scenario(
    'CAP-12/almost-the-same-text',
    'archives both texts if they differ in letter case, blanks or a full stop only',
    async (given) => {
      const pairs = [text.toLowerCase(), `${text} `, text.replace(' ', '  '), text.replace('.', '')].map((other) =>
        // Times that differ tell the copies apart: a connector that changes a text is wrong about that, and not about this.
        bothPhones(given, [{ text }, { text: other }], 1_000),
      )
      await given.connectorRuns()
      for (const { both, owners } of pairs) {
        for (const owner of owners) for (const capture of both) given.expects(capture).once(owner)
      }
    },
    byContent,
  ),
  scenario(
    'CAP-12/two-groups',
    'archives both messages if one id was used in two groups, with the same text',
    async (given) => {
      const [asha, ben] = [given.hires(), given.hires()]
      const [chris, dana] = [given.hires(), given.hires()]
      const at = new Date(given.world.clock.now().getTime() - 3_600_000)
      const sent = { from: asha, at, text: 'Agreed.' }
      const inDesk = given.sends({ ...sent, to: [ben, chris], group: 'Desk', capturedBy: [ben] })
      const { archiveMessageId } = inDesk
      const inBoard = given.sends({ ...sent, to: [dana, chris], group: 'Board', capturedBy: [dana], archiveMessageId })
      await given.connectorRuns()
      for (const owner of [asha, chris]) for (const capture of [inDesk, inBoard]) given.expects(capture).once(owner)
      given.expects(inDesk).once(ben)
      given.expects(inBoard).absent(ben)
      given.expects(inBoard).once(dana)
    },
    byContent,
  ),
  scenario(
    'CAP-12/edited-back',
    'archives an edit under the id of the message, also if it brings back the text that was archived',
    async (given) => {
      const [asha, ben] = [given.hires(), given.hires()]
      const at = new Date(given.world.clock.now().getTime() - 3_600_000)
      const original = given.sends({ from: asha, to: ben, at, capturedBy: [ben], text })
      const { archiveMessageId } = original
      // The edit in between is on a phone that nobody archives.
      const later = new Date(at.getTime() + 120_000)
      const edit = { kind: 'edit', about: original, archiveMessageId, at: later } as const
      const editedBack = given.sends({ from: asha, to: ben, text, ...edit, capturedBy: [asha] })
      await given.connectorRuns()
      for (const owner of [asha, ben]) for (const message of [original, editedBack]) given.expects(message).once(owner)
    },
    byContent,
  ),
  scenario(
    'CAP-10/first-capture-wins',
    'archives only the first capture if the connector declares that the id makes a message',
    async (given) => {
      const { both, owners } = bothPhones(given, [{ text: placeholder }, { text }])
      await given.connectorRuns()
      for (const owner of owners) given.expects(both[0] as Message).reads(owner, showsText(placeholder))
    },
    { under: { 'message.identity': 'id' } },
  ),
  scenario(
    'CAP-5/under-the-id-of-its-original',
    'archives a deletion that has the id of the message that it deletes',
    async (given) => {
      const [asha, ben] = [given.hires(), given.hires()]
      const at = new Date(given.world.clock.now().getTime() - 3_600_000)
      const original = given.sends({ from: asha, to: ben, at, capturedBy: [ben], text })
      const deletion = given.sends({
        from: asha,
        to: ben,
        kind: 'deletion',
        at: new Date(at.getTime() + 600_000),
        capturedBy: [asha],
        archiveMessageId: original.archiveMessageId,
        about: original,
        deletion: { by: asha, scope: 'for-all' },
      })
      await given.connectorRuns()
      for (const owner of [asha, ben]) {
        given.expects(original).reads(owner, showsText(text))
        given.expects(deletion).once(owner)
      }
    },
  ),
]
