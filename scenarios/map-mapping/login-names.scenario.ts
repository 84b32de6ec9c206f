import type { Scenario } from '../../harness/runner/index.ts'
import { scenario } from '../vocabulary/index.ts'

/** The mapping file with login names in its first column (MAP-3). */
export const loginNames: Scenario[] = [
  scenario(
    'MAP-3/login-names',
    'reads the first column as login names, even if some are numbers',
    async (given) => {
      const asha = given.hires({ registeredAs: null })
      const desk = given.hires({ registered: false })
      const rows = [
        'External User ID,Microsoft 365 User Mailbox',
        `front.desk,${desk.mailbox}`,
        `${asha.number},${asha.mailbox}`,
      ]
      given.customMapping([[asha, asha.mailbox]], `${rows.join('\n')}\n`)
      const chat = given.sends({ from: asha, to: given.outsider(), text: 'My login name is my number.' })
      await given.connectorRuns()
      given.expects(chat).once(asha)
      given.expects(chat).absent(desk)
    },
    { under: { 'mapping.key': 'login-name' } },
  ),
]
