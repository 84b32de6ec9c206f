import type { Scenario } from '../harness/runner/index.ts'
import { attachments } from './archived/attachments.scenario.ts'
import { conversations } from './archived/conversations.scenario.ts'
import { deletions } from './archived/deletions.scenario.ts'
import { items } from './archived/items.scenario.ts'
import { content } from './conversion/content.scenario.ts'
import { message } from './conversion/message.scenario.ts'
import { again } from './daily-run/again.scenario.ts'
import { dailyRun } from './daily-run/daily-run.scenario.ts'
import { otherWindows } from './daily-run/other-windows.scenario.ts'
import { toldWindows } from './daily-run/told-windows.scenario.ts'
import { downloads } from './faults/downloads.scenario.ts'
import { kills } from './faults/kills.scenario.ts'
import { lostAnswers } from './faults/lost-answers.scenario.ts'
import { outages } from './faults/outages.scenario.ts'
import { refusals } from './faults/refusals.scenario.ts'
import { repetition } from './faults/repetition.scenario.ts'
import { waiting } from './faults/waiting.scenario.ts'
import { folder } from './folder/folder.scenario.ts'
import { importLog } from './import-log/import-log.scenario.ts'
import { atTheLimit } from './limit/at-the-limit.scenario.ts'
import { limit } from './limit/limit.scenario.ts'
import { listedOrder } from './mapping/listed-order.scenario.ts'
import { loginNames } from './mapping/login-names.scenario.ts'
import { mappingFile } from './mapping/mapping-file.scenario.ts'
import { participants } from './mapping/participants.scenario.ts'
import { precedence } from './mapping/precedence.scenario.ts'
import { validUsers } from './mapping/valid-users.scenario.ts'
import { confidences } from './security/confidences.scenario.ts'
import { exhaustion } from './security/exhaustion.scenario.ts'
import { strangers } from './security/strangers.scenario.ts'
import { selfTests } from './self-test/index.ts'
import { staging } from './staging/staging.scenario.ts'

/** Every scenario, area by area; the mock's own self-test last. */
export const scenarios: Scenario[] = [
  ...items,
  ...attachments,
  ...deletions,
  ...conversations,
  ...dailyRun,
  ...otherWindows,
  ...toldWindows,
  ...again,
  ...staging,
  ...message,
  ...content,
  ...folder,
  ...precedence,
  ...participants,
  ...listedOrder,
  ...validUsers,
  ...mappingFile,
  ...loginNames,
  ...limit,
  ...atTheLimit,
  ...importLog,
  ...waiting,
  ...lostAnswers,
  ...downloads,
  ...kills,
  ...repetition,
  ...refusals,
  ...outages,
  ...confidences,
  ...strangers,
  ...exhaustion,
  ...selfTests,
]
