import type { Scenario } from '../harness/runner/index.ts'
import { attachments } from './archived/attachments.scenario.ts'
import { conversations } from './archived/conversations.scenario.ts'
import { deletions } from './archived/deletions.scenario.ts'
import { items } from './archived/items.scenario.ts'
import { content } from './conversion/content.scenario.ts'
import { message } from './conversion/message.scenario.ts'
import { dailyRun } from './daily-run/daily-run.scenario.ts'
import { repetition } from './faults/repetition.scenario.ts'
import { folder } from './folder/folder.scenario.ts'
import { importLog } from './import-log/import-log.scenario.ts'
import { limit } from './limit/limit.scenario.ts'
import { mappingFile } from './mapping/mapping-file.scenario.ts'
import { participants } from './mapping/participants.scenario.ts'
import { precedence } from './mapping/precedence.scenario.ts'
import { validUsers } from './mapping/valid-users.scenario.ts'

/** Every scenario, area by area. */
export const scenarios: Scenario[] = [
  ...items,
  ...attachments,
  ...deletions,
  ...conversations,
  ...dailyRun,
  ...message,
  ...content,
  ...folder,
  ...precedence,
  ...participants,
  ...validUsers,
  ...mappingFile,
  ...limit,
  ...importLog,
  ...repetition,
]
