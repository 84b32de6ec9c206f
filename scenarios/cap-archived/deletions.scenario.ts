import type { Scenario } from '../../harness/runner/index.ts'
import { scenario } from '../vocabulary/index.ts'
import { showsText } from '../vocabulary/shown-text.ts'

/** A deletion adds an item and takes nothing away (CAP-5). */
export const deletions: Scenario[] = [
  scenario('CAP-5/same-day', 'archives a deletion and the message that was deleted the same day', async (given) => {
    const asha = given.hires()
    const ben = given.hires()
    const original = given.sends({ from: asha, to: ben, text: 'Sell before the news is out.' })
    const deletion = given.sends({
      from: asha,
      to: ben,
      kind: 'deletion',
      about: original,
      deletion: { by: asha, scope: 'for-all', readBy: [ben] },
    })
    await given.connectorRuns()
    for (const owner of [asha, ben]) {
      given.expects(original).reads(owner, showsText('Sell before the news is out.'))
      given.expects(deletion).reads(owner, {
        name: 'the subject of the deletion',
        wanted: deletion.captures[0]?.item.subject.replace(/[–—]/g, '-') ?? '',
        of: (mail) => mail.subject.replace(/[–—]/g, '-'),
      })
    }
  }),
  scenario(
    'CAP-5/next-day',
    'does not change the archived message when the sender deletes it a day later',
    async (given) => {
      const asha = given.hires()
      const ben = given.hires()
      const file = { fileName: 'offer.pdf', contentType: 'application/pdf', sizeBytes: 3_000 }
      const original = given.sends({ from: asha, to: ben, text: 'Our offer.', files: [file] })
      await given.connectorRuns()
      given.later()
      const deletion = given.sends({
        from: asha,
        to: ben,
        kind: 'deletion',
        about: original,
        deletion: { by: asha, scope: 'for-all' },
      })
      await given.connectorRuns()
      for (const owner of [asha, ben]) {
        given.expects(original).once(owner)
        given.expects(deletion).once(owner)
      }
      const touched = (await given.world.audit()).findings.filter((finding) => finding.requirement === 'CAP-5')
      given.demands('changed messages of the day before', '0', String(touched.length))
    },
  ),
  scenario(
    'CAP-5/deleted-for-me-by-the-receiver',
    'archives a message that a receiver deleted for themselves',
    async (given) => {
      const asha = given.hires()
      const ben = given.hires()
      const original = given.sends({ from: asha, to: ben, text: 'For your eyes only.' })
      const deletion = given.sends({
        from: asha,
        to: ben,
        kind: 'deletion',
        about: original,
        capturedBy: [ben],
        deletion: { by: ben, scope: 'for-me' },
      })
      await given.connectorRuns()
      given.expects(original).once(ben)
      given.expects(deletion).once(ben)
    },
  ),
]
