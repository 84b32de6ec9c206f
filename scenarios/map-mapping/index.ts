import type { Scenario, WrongConnector } from '../../harness/runner/index.ts'
import { changes } from './changes.scenario.ts'
import { changeFaults } from './changes.wrong.ts'
import { listedOrder } from './listed-order.scenario.ts'
import { listedOrderFaults } from './listed-order.wrong.ts'
import { loginNames } from './login-names.scenario.ts'
import { lookAlikes } from './look-alikes.scenario.ts'
import { lookAlikeFaults } from './look-alikes.wrong.ts'
import { mappingFaults } from './mapping.wrong.ts'
import { mappingFile } from './mapping-file.scenario.ts'
import { mappingFileFaults } from './mapping-file.wrong.ts'
import { participants } from './participants.scenario.ts'
import { precedence } from './precedence.scenario.ts'
import { refusingTargets } from './refusing-targets.scenario.ts'
import { refusingTargetFaults } from './refusing-targets.wrong.ts'
import { validUsers } from './valid-users.scenario.ts'
import { validUserFaults } from './valid-users.wrong.ts'
import { changedNumbers } from './written/changed-numbers.scenario.ts'
import { changedNumberFaults } from './written/changed-numbers.wrong.ts'
import { dressedAddresses } from './written/dressed-addresses.scenario.ts'
import { dressedAddressFaults } from './written/dressed-addresses.wrong.ts'
import { participantIds } from './written/participant-ids.scenario.ts'
import { participantIdFaults } from './written/participant-ids.wrong.ts'
import { typedNumbers } from './written/typed-numbers.scenario.ts'
import { typedNumberFaults } from './written/typed-numbers.wrong.ts'
import { typedRows } from './written/typed-rows.scenario.ts'
import { typedRowFaults } from './written/typed-rows.wrong.ts'

/** Every scenario of the area. */
export const mappingScenarios: Scenario[] = [
  ...precedence,
  ...refusingTargets,
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
  ...refusingTargetFaults,
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
