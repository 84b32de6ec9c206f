import type { ArchivedItem } from '../../../connector/index.ts'
import type { Item } from '../../contract/index.ts'
import { createVirtualClock } from '../../control/clock.ts'
import { defaultArchiver } from '../../oracle/index.ts'
import { createAccounts, createSite } from '../../telemessage/index.ts'
import { capturesOf, dayTo, readFirm, registerAll } from '../firm.ts'

/** `count` texts between people of the bundled firm, from a synthetic day, as a connector decodes them. */
export async function composedItems(count: number): Promise<ArchivedItem[]> {
  const site = createSite({
    clock: createVirtualClock(dayTo),
    archiver: defaultArchiver,
    accounts: await createAccounts([]),
  })
  const firm = await readFirm()
  registerAll(firm, site)
  const texts: ArchivedItem[] = []
  for (const event of capturesOf(firm, count * 3)) {
    if (event.kind === 'text' && event.attachments.length === 0) texts.push(decoded(site.capture(event)))
    if (texts.length === count) return texts
  }
  throw new Error(`the day has only ${texts.length} texts, but ${count} are needed`)
}

/** An item as a connector reads it, without its attachments; the caller adds them with their content. */
export function decoded({ attachments: _none, ...item }: Item): ArchivedItem {
  return { ...item, eventTime: new Date(item.eventTime), captureTime: new Date(item.captureTime), attachments: [] }
}
