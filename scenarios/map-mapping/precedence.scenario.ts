import type { Readings } from '../../harness/catalogue/index.ts'
import type { Scenario } from '../../harness/runner/index.ts'
import { scenario } from '../vocabulary/index.ts'

/** What the file has for a number, or the item as the address. */
type Leads = 'user' | 'no-user' | 'absent'
type Outcome = 'by-file' | 'by-address' | 'nowhere'

/**
 * The truth table of mapping: file × address × switches, and where the item of one participant goes. Every outcome is
 * written by hand from the specification; none is computed.
 */
export const truthTable: [
  requirement: string,
  automatic: 'on' | 'off',
  custom: 'on' | 'off',
  file: Leads,
  address: Leads,
  outcome: Outcome,
  under?: Readings['mapping.customTargetNotAUser'],
][] = [
  ['MAP-4', 'on', 'on', 'user', 'user', 'by-file'],
  ['MAP-3', 'on', 'on', 'user', 'no-user', 'by-file'],
  ['MAP-3', 'on', 'on', 'user', 'absent', 'by-file'],
  ['MAP-5', 'on', 'on', 'no-user', 'user', 'by-address', 'fall-back-to-email'],
  ['MAP-5', 'on', 'on', 'no-user', 'user', 'nowhere', 'override'],
  ['MAP-6', 'on', 'on', 'no-user', 'no-user', 'nowhere'],
  ['MAP-6', 'on', 'on', 'no-user', 'absent', 'nowhere'],
  ['MAP-5', 'on', 'on', 'absent', 'user', 'by-address'],
  ['MAP-6', 'on', 'on', 'absent', 'no-user', 'nowhere'],
  ['MAP-6', 'on', 'on', 'absent', 'absent', 'nowhere'],
  ['MAP-1', 'on', 'off', 'absent', 'user', 'by-address'],
  ['MAP-13', 'on', 'off', 'absent', 'no-user', 'nowhere'],
  ['MAP-6', 'on', 'off', 'absent', 'absent', 'nowhere'],
  ['MAP-3', 'off', 'on', 'user', 'user', 'by-file'],
  ['MAP-3', 'off', 'on', 'user', 'no-user', 'by-file'],
  ['MAP-3', 'off', 'on', 'user', 'absent', 'by-file'],
  ['MAP-7', 'off', 'on', 'no-user', 'user', 'nowhere'],
  ['MAP-6', 'off', 'on', 'no-user', 'no-user', 'nowhere'],
  ['MAP-6', 'off', 'on', 'no-user', 'absent', 'nowhere'],
  ['MAP-7', 'off', 'on', 'absent', 'user', 'nowhere'],
  ['MAP-6', 'off', 'on', 'absent', 'no-user', 'nowhere'],
  ['MAP-6', 'off', 'on', 'absent', 'absent', 'nowhere'],
  ['MAP-7', 'off', 'off', 'absent', 'user', 'nowhere'],
]

/** The id of the scenario of a row. */
export function idOfRow([requirement, automatic, custom, file, address, , under]: (typeof truthTable)[number]): string {
  const inFileNow = custom === 'on' ? file : 'off'
  return `${requirement}/automatic-${automatic}-file-${inFileNow}-address-${address}${under === 'override' ? '-override' : ''}`
}

const inFile: Record<Leads, string> = { user: 'a user', 'no-user': 'nobody', absent: 'no row' }
const inItem: Record<Leads, string> = { user: "a user's address", 'no-user': "nobody's address", absent: 'no address' }
const goes: Record<Outcome, string> = {
  'by-file': "goes to the file's mailbox",
  'by-address': 'goes to the mailbox of the address',
  nowhere: 'goes nowhere',
}

/** MAP-1, 3, 4, 5, 6, 7, 13, row by row. */
export const precedence: Scenario[] = truthTable.map((row) => {
  const [, automatic, custom, file, address, outcome, under] = row
  return scenario(
    idOfRow(row) as `MAP-1/${string}`,
    `${goes[outcome]}: automatic mapping ${automatic}, custom mapping ${custom}, ${inFile[file]} in the file, ${inItem[address]} in the item`,
    async (given) => {
      const byFile = 'target@contoso.example'
      const byAddress = 'own@contoso.example'
      given.hires({ registered: false, directory: { primaryAddress: byFile } })
      given.hires({ registered: false, directory: { primaryAddress: byAddress } })
      const registeredAs = { user: byAddress, 'no-user': 'gone@contoso.example', absent: null }[address]
      const asha = given.hires({ registeredAs, directory: null })
      if (custom === 'on' && file === 'absent') given.customMapping([[given.outsider(), byFile]])
      else if (custom === 'on') given.customMapping([[asha, file === 'user' ? byFile : 'nobody@contoso.example']])
      given.automaticMapping(automatic)
      const chat = given.sends({ from: asha, to: given.outsider(), text: 'Where does this go?' })
      await given.connectorRuns()
      if (outcome === 'nowhere') given.expects(chat).nowhere()
      else given.expects(chat).once(outcome === 'by-file' ? byFile : byAddress)
      if (outcome === 'by-file') given.expects(chat).absent(byAddress)
    },
    under && { under: { 'mapping.customTargetNotAUser': under } },
  )
})
