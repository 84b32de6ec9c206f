import type { Readings } from '../../catalogue/index.ts'
import type { CapturedParticipant } from '../../contract/index.ts'
import { type MappingSettings, mailboxOf, type Route } from '../rules.ts'

/** Where the copies of an item go. */
export interface ResolvedItem {
  /** By mailbox: the participants who resolve to it (MAP-8), and the route of the first of them. */
  reached: Map<string, { participants: CapturedParticipant[]; route: Route }>
  /** Numbers of participants who resolve to no mailbox. */
  unmapped: string[]
  /**
   * Numbers of participants whom the file left out because it decides for the whole item. The log may list them or not.
   */
  passedOver: string[]
}

/** Resolves each participant separately (MAP-2), or all by the file if it has one of them (`mapping.scope`). */
export function resolveItem(
  participants: readonly CapturedParticipant[],
  addressOf: (number: string) => string | undefined,
  settings: MappingSettings & { scope: Readings['mapping.scope'] },
): ResolvedItem {
  const resolutions = participants.map((participant) => {
    const { number } = participant
    return { participant, resolved: mailboxOf({ number, userEmailAddress: addressOf(number) }, settings) }
  })
  const fileDecides = settings.scope === 'per-item' && resolutions.some(({ resolved }) => resolved?.route === 'file')
  const item: ResolvedItem = { reached: new Map(), unmapped: [], passedOver: [] }
  for (const { participant, resolved } of resolutions) {
    if (fileDecides && resolved?.route !== 'file') item.passedOver.push(participant.number)
    else if (resolved === undefined) item.unmapped.push(participant.number)
    else {
      const already = item.reached.get(resolved.mailbox)
      if (already) already.participants.push(participant)
      else item.reached.set(resolved.mailbox, { participants: [participant], route: resolved.route })
    }
  }
  return item
}
