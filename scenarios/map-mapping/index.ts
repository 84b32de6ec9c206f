import type { Scenario, WrongConnector } from '../../harness/runner/index.ts'
import { changedNumbers } from './changed-numbers.scenario.ts'
import { changedNumberFaults } from './changed-numbers.wrong.ts'
import { changes } from './changes.scenario.ts'
import { changeFaults } from './changes.wrong.ts'
import { dressedAddresses } from './dressed-addresses.scenario.ts'
import { dressedAddressFaults } from './dressed-addresses.wrong.ts'
import { listedOrder } from './listed-order.scenario.ts'
import { listedOrderFaults } from './listed-order.wrong.ts'
import { loginNames } from './login-names.scenario.ts'
import { lookAlikes } from './look-alikes.scenario.ts'
import { lookAlikeFaults } from './look-alikes.wrong.ts'
import { mappingFaults } from './mapping.wrong.ts'
import { mappingFile } from './mapping-file.scenario.ts'
import { mappingFileFaults } from './mapping-file.wrong.ts'
import { participantIds } from './participant-ids.scenario.ts'
import { participantIdFaults } from './participant-ids.wrong.ts'
import { participants } from './participants.scenario.ts'
import { precedence } from './precedence.scenario.ts'
import { typedNumbers } from './typed-numbers.scenario.ts'
import { typedNumberFaults } from './typed-numbers.wrong.ts'
import { typedRows } from './typed-rows.scenario.ts'
import { typedRowFaults } from './typed-rows.wrong.ts'
import { validUsers } from './valid-users.scenario.ts'
import { validUserFaults } from './valid-users.wrong.ts'

/** Every scenario of the area. */
export const mappingScenarios: Scenario[] = [
  ...precedence,
  ...participants,
  ...listedOrder,
  ...validUsers,
  ...mappingFile,
  ...typedNumbers,
  ...typedRows,
  ...participantIds,
  ...changedNumbers,
  ...dressedAddresses,
  ...loginNames,
  ...lookAlikes,
  ...changes,
]

/** Connectors that each break a requirement of the area. */
export const mappingWrongConnectors: WrongConnector[] = [
  ...mappingFaults,
  ...mappingFileFaults,
  ...typedNumberFaults,
  ...typedRowFaults,
  ...participantIdFaults,
  ...changedNumberFaults,
  ...dressedAddressFaults,
  ...validUserFaults,
  ...listedOrderFaults,
  ...lookAlikeFaults,
  ...changeFaults,
]
