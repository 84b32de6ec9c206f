import { readFile, writeFile } from 'node:fs/promises'
import type { ConnectorParts, Window } from '../../connector/index.ts'
import { countingItems } from './sample-item-log.ts'
import { type Reader, reader } from './sample-reader.ts'
import { sizeReaders } from './sample-size-readers.ts'

const dayMs = 24 * 60 * 60 * 1000

/** One connector for each alternative of each reading. */
export const readers: Reader[] = [
  ...sizeReaders,
  reader(
    {
      reading: ['mapping.customTargetNotAUser', 'override'],
      filters: ['MAP', 'LOG-3'],
      redByDefault: ['MAP-5', 'MAP-12'],
      redForUsual: ['MAP-5', 'MAP-12'],
    },
    (right) => ({
      resolveParticipant: (question) => {
        const inFile = question.customMapping?.targetOf(question.participant.number) !== undefined
        return right.resolveParticipant({ ...question, automaticMapping: question.automaticMapping && !inFile })
      },
    }),
  ),
  reader(
    {
      reading: ['mapping.key', 'login-name'],
      filters: ['MAP-3', 'MAP-9', 'MAP-10', 'MAP-11'],
      redByDefault: ['MAP-11'],
      redForUsual: ['MAP-3'],
    },
    () => ({}),
    async (environment) => {
      const { MT_MAPPING_FILE: file } = environment
      if (file === undefined) return environment
      // A login name that is not a number occurs in no item, so its row can be left out.
      const lines = (await readFile(file, 'utf8')).split('\n')
      const known = lines.filter((line, index) => index === 0 || !/^[a-z][a-z. ]*,/.test(line))
      await writeFile(`${file}.numbers`, known.join('\n'))
      return { ...environment, MT_MAPPING_FILE: `${file}.numbers` }
    },
  ),
  reader(
    {
      reading: ['mapping.numberEquivalence', 'documented'],
      filters: ['MAP-3', 'MAP-11', 'MAP-17'],
      redByDefault: ['MAP-17'],
      redForUsual: ['MAP-17'],
    },
    ({ policy }) => ({ policy: { ...policy, numberEquivalence: 'documented' } }),
  ),
  reader(
    {
      reading: ['mapping.scope', 'per-item'],
      filters: ['MAP', 'CNV-8', 'LOG-3'],
      redByDefault: ['MAP-2'],
      redForUsual: ['MAP-2'],
    },
    (right) => ({
      resolveItem: async (participants, resolveOne) => {
        const resolutions = new Map(
          await Promise.all(participants.map(async (one) => [one, await resolveOne(one)] as const)),
        )
        const found = [...resolutions.values()]
        const fileDecides = found.some((one) => one !== 'unmapped' && one.by === 'custom-mapping')
        return right.resolveItem(participants, async (one) => {
          const resolution = resolutions.get(one) ?? 'unmapped'
          const counts = resolution !== 'unmapped' && (!fileDecides || resolution.by === 'custom-mapping')
          return counts ? resolution : 'unmapped'
        })
      },
    }),
  ),
  reader(
    {
      reading: ['message.identity', 'id'],
      filters: ['CAP-5', 'CAP-10', 'CAP-12', 'LOG-4'],
      redByDefault: ['CAP-12'],
      redForUsual: ['CAP-10'],
    },
    () => ({
      messageKey: ({ archiveMessageId, kind }) =>
        kind === 'deletion' || kind === 'edit' ? `${kind} of ${archiveMessageId}` : archiveMessageId,
    }),
  ),
  reader(
    {
      reading: ['window.basis', 'event'],
      filters: ['DAY', 'CAP-10', 'CNV-2', 'CNV-8', 'LOG'],
      redByDefault: ['DAY-4'],
      redForUsual: ['DAY-1'],
    },
    byEventTime,
  ),
  reader(
    {
      reading: ['window.catchUp', 'exactly-24-hours'],
      filters: ['DAY', 'CAP-10', 'LOG', 'RES-11'],
      redByDefault: ['DAY-5', 'DAY-7'],
      redForUsual: ['DAY-1'],
    },
    () => ({ windowFor: ({ now, backfill }) => backfill ?? { from: new Date(now.getTime() - dayMs), to: now } }),
  ),
  reader(
    {
      reading: ['folder.parent', 'inbox'],
      filters: ['FLD', 'CAP-1', 'MAP-8'],
      redByDefault: ['FLD-1', 'FLD-2', 'FLD-3', 'FLD-5'],
      redForUsual: ['FLD-1', 'FLD-2', 'FLD-3', 'FLD-5'],
    },
    inTheInbox,
  ),
  reader(
    {
      reading: ['log.unit', 'items'],
      filters: ['LOG', 'DAY-6', 'DAY-8', 'LIM-6', 'MAP-6', 'CAP-10'],
      redByDefault: ['LOG-4'],
      redForUsual: ['LOG-4'],
    },
    countingItems,
  ),
]

function byEventTime(right: ConnectorParts): Partial<ConnectorParts> {
  let window: Window | undefined
  let itemsFromSource = 0
  return {
    windowFor: (question, policy) => {
      window = right.windowFor(question, policy)
      return window
    },
    accepts: ({ eventTime }) => {
      const isIn = window !== undefined && eventTime >= window.from && eventTime < window.to
      if (isIn) itemsFromSource += 1
      return isIn
    },
    writeSummary: (counts) => right.writeSummary({ ...counts, itemsFromSource }),
  }
}

function inTheInbox(right: ConnectorParts): Partial<ConnectorParts> {
  return {
    placeFolder: async (folders, folderName) => {
      let inboxId: string | undefined
      for await (const { id, displayName } of folders.list()) if (displayName === 'Inbox') inboxId = id
      const inInbox = { list: () => folders.list(inboxId), create: (name: string) => folders.create(name, inboxId) }
      return right.placeFolder(inInbox, folderName)
    },
  }
}
