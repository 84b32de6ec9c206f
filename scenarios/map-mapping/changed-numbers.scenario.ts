import type { Scenario } from '../../harness/runner/index.ts'
import { renderMappingFile } from '../../harness/synth/index.ts'
import { scenario } from '../vocabulary/index.ts'

/** Two forms of one number, typed from the documents of the regulators; all digits of the subscribers are invented. */
const changes: [slug: string, country: string, former: string, today: string][] = [
  ['brazil', 'Brazil', '556296540142', '5562996540142'],
  ['mexico', 'Mexico', '5215555340142', '525555340142'],
  ['argentina', 'Argentina', '541155340142', '5491155340142'],
  ['benin', 'Benin', '22997340142', '2290197340142'],
  ['ivory-coast', 'Ivory Coast', '22507340142', '2250707340142'],
]

/** Numbers of countries that changed their numbers (MAP-17): the row has one form, and the item the other. */
export const changedNumbers: Scenario[] = changes.flatMap(([slug, country, former, today]) =>
  [
    { name: `${slug}-item-with-the-former-form`, inFile: today, inItem: former },
    { name: `${slug}-file-with-the-former-form`, inFile: former, inItem: today },
  ].map(({ name, inFile, inItem }) =>
    scenario(
      `MAP-17/${name}`,
      `matches the other form of a number of ${country} only as it is declared`,
      async (given) => {
        const [asha, ben] = [given.hires({ number: inItem, registeredAs: null }), given.hires()]
        const rows = [{ number: inFile, target: asha.mailbox, otherForms: [inItem] }]
        given.world.settings.customMapping = { rows, fileText: renderMappingFile(rows) }
        const chat = given.sends({ from: ben, to: asha, text: 'After the change.' })
        await given.connectorRuns()
        if (given.readings['mapping.numberEquivalence'] === 'documented') given.expects(chat).once(asha)
        else given.expects(chat).absent(asha)
        given.expects(chat).once(ben)
      },
      { under: { 'mapping.key': 'mobile-number' } },
    ),
  ),
)
