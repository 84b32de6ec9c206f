import type { Scenario } from '../../harness/runner/index.ts'
import { holdsFiles } from '../vocabulary/files.ts'
import { type Aspect, scenario } from '../vocabulary/index.ts'
import { refersTo } from '../vocabulary/references.ts'
import { showsText } from '../vocabulary/shown-text.ts'

const subject = (wanted: string): Aspect => ({ name: 'the subject', wanted, of: (mail) => mail.subject })

/** What is archived: chats, calls, files and deletions, from both products (CAP-1 to CAP-9). */
export const items: Scenario[] = [
  scenario('CAP-1/chat', 'archives a chat message between two colleagues in both mailboxes', async (given) => {
    const asha = given.hires()
    const ben = given.hires()
    const chat = given.sends({ from: asha, to: ben, text: 'The board meets at nine.' })
    await given.connectorRuns()
    given.expects(chat).reads(asha, showsText('The board meets at nine.'))
    given.expects(chat).reads(ben, showsText('The board meets at nine.'))
  }),
  ...(['voice', 'video'] as const).flatMap((mode) =>
    (['answered', 'missed', 'rejected'] as const).map((outcome) =>
      scenario(`CAP-2/${mode}-${outcome}`, `archives a ${mode} call that was ${outcome}`, async (given) => {
        const asha = given.hires()
        const ben = given.hires()
        const durationSeconds = outcome === 'answered' ? 200 : 0
        const call = given.sends({ from: asha, to: ben, kind: 'call', call: { mode, outcome, durationSeconds } })
        await given.connectorRuns()
        given.expects(call).once(asha)
        given.expects(call).reads(ben, showsText(call.captures[0]?.item.text ?? ''))
      }),
    ),
  ),
  scenario('CAP-6/phone-archiver', 'archives items of the Phone Archiver', async (given) => {
    const asha = given.hires(given.world.archiver.routes.find(({ source }) => source === 'phone-archiver'))
    const chat = given.sends({ from: asha, to: given.outsider(), text: 'From my own phone.' })
    await given.connectorRuns()
    given.expects(chat).once(asha)
  }),
  ...(['WhatsApp', 'WhatsApp Business'] as const).map((network) =>
    scenario(
      `CAP-6/cloud-archiver-${network === 'WhatsApp' ? 'whatsapp' : 'business'}`,
      `archives what the Cloud Archiver captured of ${network}`,
      async (given) => {
        const asha = given.hires({ source: 'cloud-archiver', network })
        const chat = given.sends({ from: asha, to: given.outsider(), text: 'By way of the cloud.' })
        await given.connectorRuns()
        given.expects(chat).once(asha)
      },
      { captures: { source: 'cloud-archiver', network } },
    ),
  ),
  scenario('CAP-8/location', 'archives a location as served', async (given) => {
    const asha = given.hires()
    const location = { latitude: 51.50735, longitude: -0.12776, place: 'Trafalgar Square' }
    const pin = given.sends({ from: asha, to: given.outsider(), kind: 'location', location })
    await given.connectorRuns()
    given
      .expects(pin)
      .reads(asha, showsText(pin.captures[0]?.item.text ?? ''), subject(pin.captures[0]?.item.subject ?? ''))
  }),
  scenario('CAP-8/contact', 'archives a contact card as served, with its file', async (given) => {
    const asha = given.hires()
    const bytes = 'BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Zoë Müller\r\nEND:VCARD\r\n'
    const card = given.sends({
      from: asha,
      to: given.outsider(),
      kind: 'contact',
      contact: { displayName: 'Zoë Müller', numbers: ['447700900123'] },
      files: [{ fileName: 'Zoë_Müller.vcf', contentType: 'text/x-vcard', bytes }],
    })
    await given.connectorRuns()
    const { text = '', attachments = [] } = card.captures[0]?.item ?? {}
    given.expects(card).reads(asha, showsText(text), holdsFiles(attachments, [Buffer.byteLength(bytes)]))
  }),
  scenario('CAP-8/clips-and-emoji', 'archives voice notes, video clips and emoji as served', async (given) => {
    const asha = given.hires()
    const ben = given.hires()
    const voice = { fileName: 'PTT-20260310-WA0001.opus', contentType: 'audio/ogg; codecs=opus', sizeBytes: 9_000 }
    const video = { fileName: 'VID-20260310-WA0002.mp4', contentType: 'video/mp4', sizeBytes: 60_000 }
    const note = given.sends({ from: asha, to: ben, kind: 'voice-note', files: [voice] })
    const clip = given.sends({ from: ben, to: asha, kind: 'video', text: '👩🏽‍🚀🏳️‍🌈 done', files: [video] })
    await given.connectorRuns()
    given.expects(note).once(ben)
    given.expects(clip).reads(asha, showsText('👩🏽‍🚀🏳️‍🌈 done'))
  }),
  scenario(
    'CAP-9/edit-reaction-reply',
    'archives an edit, a reaction and a quoted reply as separate items that name their original',
    async (given) => {
      const asha = given.hires()
      const ben = given.hires()
      const original = given.sends({ from: asha, to: ben, text: 'We ship on Tuesday.' })
      const other = given.sends({ from: asha, to: ben, text: 'Lunch?' })
      const edit = given.sends({ from: asha, to: ben, kind: 'edit', about: original, text: 'We ship on Thursday.' })
      const reaction = given.sends({ from: ben, to: asha, kind: 'reaction', about: original, text: '👍' })
      const reply = given.sends({ from: ben, to: asha, about: original, text: 'Which Thursday?' })
      await given.connectorRuns()
      given.expects(original).reads(ben, showsText('We ship on Tuesday.'))
      const toOriginal = refersTo(given.copiesOf(original), given.copiesOf(other))
      given.expects(edit).reads(ben, showsText('We ship on Thursday.'), toOriginal)
      given.expects(reaction).reads(asha, showsText('👍'), toOriginal)
      given.expects(reply).reads(asha, showsText('Which Thursday?'), toOriginal)
    },
  ),
]
