import { type DimensionTable, dimensionTable } from '../dimension-table.ts'
import { idOfRow, truthTable } from './precedence.scenario.ts'

const fileLeads = { user: 'leads to a user', 'no-user': 'leads to nobody', absent: 'no row' } as const
const addressIs = { user: 'of a user', 'no-user': 'of nobody', absent: 'absent' } as const
const byNumber = { key: 'mobile number' } as const
const ordinary = { automatic: 'on', file: 'off', address: 'of a user', ...byNumber } as const

/** What may differ between participants who are mapped. */
export const mappingDimensions: DimensionTable[] = [
  dimensionTable({
    requirements: ['MAP-1', 'MAP-3', 'MAP-4', 'MAP-5', 'MAP-6', 'MAP-7', 'MAP-13'],
    dimensions: {
      automatic: ['on', 'off'],
      file: ['off', 'no row', 'leads to a user', 'leads to a mailbox that refuses', 'leads to nobody'],
      address: ['of a user', 'of nobody', 'absent'],
      key: ['mobile number', 'login name'],
    },
    plays: {
      // The truth table has a row for each of its scenarios, so it says itself what they play.
      ...Object.fromEntries(
        truthTable.map((row) => {
          const [, automatic, custom, file, address] = row
          const inFile = custom === 'on' ? fileLeads[file] : 'off'
          return [idOfRow(row), [{ automatic, file: inFile, address: addressIs[address], ...byNumber }]]
        }),
      ),
      'MAP-1/own-address': [ordinary],
      'MAP-1/number-with-a-new-owner': [ordinary],
      'MAP-1/changed-address': [ordinary],
      'MAP-3/not-registered': [{ ...ordinary, file: 'leads to a user', address: 'absent' }],
      'MAP-3/login-names': [{ automatic: 'on', file: 'leads to a user', address: 'absent', key: 'login name' }],
      'MAP-4/file-leads-to-a-mailbox-that-is-full': [{ ...ordinary, file: 'leads to a mailbox that refuses' }],
      'MAP-4/file-leads-to-a-mailbox-that-is-denied': [{ ...ordinary, file: 'leads to a mailbox that refuses' }],
      'MAP-6/in-the-log': [{ ...ordinary, address: 'absent' }],
      'MAP-7/file-turned-off': [ordinary],
      'MAP-13/another-address': [{ ...ordinary, address: 'of nobody' }],
    },
  }),
]
