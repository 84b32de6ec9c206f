import type { Scenario } from '../../../harness/runner/index.ts'
import { renderMappingFile } from '../../../harness/synth/index.ts'
import { scenario } from '../../vocabulary/index.ts'

/**
 * Two forms of one number, typed from the documents of the regulators. No regulator of these countries keeps a range for
 * fiction, as those of Britain, France and North America do. So the subscribers have the example numbers of libphonenumber, and
 * digits in a row where its example is of no changed plan (Ivory Coast).
 */
const changes: [slug: string, country: string, former: string, today: string][] = [
  ['brazil', 'Brazil', '551161234567', '5511961234567'],
  ['mexico', 'Mexico', '5212221234567', '522221234567'],
  ['argentina', 'Argentina', '541123456789', '5491123456789'],
  ['benin', 'Benin', '22995123456', '2290195123456'],
  ['ivory-coast', 'Ivory Coast', '22501234567', '2250101234567'],
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
