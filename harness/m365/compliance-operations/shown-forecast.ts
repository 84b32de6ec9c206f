import type { ShownForecast } from '../../contract/index.ts'
import type { ForecastItem } from '../compliance/retention/forecast.ts'
import type { Mailbox } from '../mailbox/mailbox.ts'
import type { Services } from '../operations/services.ts'
import { userOf } from './user-of-mailbox.ts'

/** How many items are shown one by one; each has to be read for its subject. */
const itemsMax = 100

/** The forecast for a mailbox, as the API shows it. */
export async function shownForecast(services: Services, mailbox: Mailbox): Promise<ShownForecast> {
  const { compliance, directory, clock } = services
  const forecast = await compliance.forecast(mailbox)
  return {
    user: userOf(directory, mailbox.entryId),
    at: clock.now().toISOString(),
    nextPassAt: new Date(compliance.assistant.passFrom(0)).toISOString(),
    isSmall: compliance.policies.reaching(mailbox).isSmall,
    passes: passesOf(forecast),
    keptForEver: keptOf(forecast),
    items: await itemsOf(forecast),
  }
}

function passesOf(forecast: readonly ForecastItem[]): ShownForecast['passes'] {
  const passes = new Map<string, { leaveSight: number; gone: number }>()
  const passAt = (date: Date): { leaveSight: number; gone: number } => {
    const at = date.toISOString()
    const pass = passes.get(at) ?? { leaveSight: 0, gone: 0 }
    passes.set(at, pass)
    return pass
  }
  for (const { leavesSightAt, goneAt } of forecast) {
    if (leavesSightAt !== undefined) passAt(leavesSightAt).leaveSight += 1
    if (goneAt !== undefined) passAt(goneAt).gone += 1
  }
  return [...passes].map(([at, pass]) => ({ at, ...pass })).sort((a, b) => (a.at < b.at ? -1 : 1))
}

function keptOf(forecast: readonly ForecastItem[]): ShownForecast['keptForEver'] {
  const counts = new Map<ShownForecast['keptForEver'][number]['by'], number>()
  for (const { goneAt, keptBy = 'nothing deletes it' } of forecast) {
    if (goneAt === undefined) counts.set(keptBy, (counts.get(keptBy) ?? 0) + 1)
  }
  return [...counts].map(([by, items]) => ({ by, items }))
}

async function itemsOf(forecast: readonly ForecastItem[]): Promise<ShownForecast['items']> {
  const going = forecast.flatMap((item) => (item.goneAt === undefined ? [] : [{ ...item, goneAt: item.goneAt }]))
  const soonest = going.sort((a, b) => a.goneAt.getTime() - b.goneAt.getTime()).slice(0, itemsMax)
  return Promise.all(
    soonest.map(async ({ message, place = null, leavesSightAt, goneAt, keptBy = null }) => ({
      subject: (await message.mail.properties()).subject,
      receivedAt: message.receivedTime?.toISOString() ?? null,
      place,
      leavesSightAt: leavesSightAt?.toISOString() ?? null,
      goneAt: goneAt.toISOString(),
      keptBy,
    })),
  )
}
