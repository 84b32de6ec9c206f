import { writeFile } from 'node:fs/promises'
import type { ConnectorEnvironment } from '#contract'
import type { ConnectorPort, Scenario, SyncOutcome, World } from '../../../harness/runner/index.ts'
import { referenceConnector } from '../../reference-connector.ts'
import { selfTest } from '../self-test.ts'
import { type SeenRun, userNamed } from './page-words.ts'

const hourMs = 60 * 60_000
const dayMs = 24 * hourMs
const logText = '{"record":"summary"}\n'

/** The daily runs of a connector, their progress and their import logs (TEN-7 to TEN-10). */
export const runs: Scenario[] = [
  selfTest('TEN-7/once-a-day', 'starts the connector once every day at the time of its creation', async (test) => {
    const { page, world, demands } = test
    const started = startsCounted(world)
    const person = await page.administrator()
    await person.createsConnector()
    for (let hour = 0; hour < 72; hour += 1) {
      await world.tenant.connectorPage.scheduler.check()
      world.clock.advance(hourMs)
    }
    demands('starts in three days', '2026-03-11T00, 2026-03-12T00, 2026-03-13T00', hoursOf(started))
  }),
  selfTest('TEN-7/made-up-once', 'makes up for missed days once', async ({ page, world, demands }) => {
    const started = startsCounted(world)
    const person = await page.administrator()
    await person.createsConnector()
    await world.tenant.connectorPage.scheduler.check()
    world.clock.advance(7 * dayMs)
    await world.tenant.connectorPage.scheduler.check()
    await world.tenant.connectorPage.scheduler.check()
    demands('starts after a week without the server', '2026-03-11T00, 2026-03-18T00', hoursOf(started))
  }),
  selfTest(
    'TEN-7/paused',
    'does not start a paused connector, and starts it again when it is resumed',
    async (test) => {
      const { page, world, demands } = test
      const started = startsCounted(world)
      const person = await page.administrator()
      const { connectorId } = await person.createsConnector()
      const pause = (paused: boolean) =>
        person.ask('PATCH', page.at('connector', { connectorId }), { json: { paused } })
      demands('pausing', '200', page.verdictOf(await pause(true)))
      world.clock.advance(dayMs)
      await world.tenant.connectorPage.scheduler.check()
      demands('starts while it is paused', '', hoursOf(started))
      await pause(false)
      await world.tenant.connectorPage.scheduler.check()
      demands('starts after it is resumed', '2026-03-12T00', hoursOf(started))
    },
  ),
  selfTest('TEN-7/tried-again', 'starts a connector again that asks to be tried again later', async (test) => {
    const { page, world, demands } = test
    const outcomes: SyncOutcome[] = [
      { status: 'try-again', message: 'TeleMessage is busy' },
      { status: 'done', message: '' },
    ]
    startsCounted(world, () => outcomes.shift() ?? { status: 'done', message: '' })
    const person = await page.administrator()
    const { connectorId } = await person.createsConnector()
    for (let hour = 0; hour < 5; hour += 1) {
      await world.tenant.connectorPage.scheduler.check()
      world.clock.advance(hourMs)
    }
    const seen = (await person.runs(connectorId)).map(({ attempt, state }) => `${attempt} ${state}`)
    demands('the runs of the day, newest first', '2 done, 1 try-again', seen.join(', '))
  }),
  selfTest('TEN-7/two-connectors', 'runs two connectors of one organization without mixing them', async (test) => {
    const { page, world, demands } = test
    const folders = new Set<string>()
    const clients = new Set<string>()
    world.usesOnPage(
      listener(({ MT_STATE_DIR, MT_CLIENT_ID }) => {
        folders.add(MT_STATE_DIR)
        clients.add(MT_CLIENT_ID)
        return { status: 'done', message: '' }
      }),
    )
    const person = await page.administrator()
    await person.createsConnector('One')
    await person.createsConnector('Two')
    await world.tenant.connectorPage.scheduler.check()
    demands('state folders and apps', '2 2', `${folders.size} ${clients.size}`)
  }),
  selfTest('TEN-7/on-demand', 'runs on demand, but not twice at once', async ({ page, world, demands }) => {
    let end = (_outcome: SyncOutcome): void => {}
    const ended = new Promise<SyncOutcome>((resolve) => {
      end = resolve
    })
    world.usesOnPage({ name: 'slow', sync: () => ended })
    const person = await page.administrator()
    const { connectorId } = await person.createsConnector()
    const start = () => person.ask('POST', page.at('runs', { connectorId }))
    demands('the first', '202', page.verdictOf(await start()))
    demands('the second', '409 RunInProgress', page.verdictOf(await start()))
    end({ status: 'done', message: '' })
    await until(async () => (await person.runs(connectorId))[0]?.state === 'done')
    demands('the third', '202', page.verdictOf(await start()))
  }),
  selfTest(
    'TEN-8/progress',
    'shows what a running connector did at the site and in the mailboxes, and at the end what it logged',
    async ({ page, world, demands, linksAsha, captures }) => {
      const { device } = await linksAsha()
      world.addToDirectory(userNamed('asha'))
      for (const text of ['One', 'Two', 'Three']) await captures(device.deviceToken, { text })
      world.clock.advance(hourMs)
      world.usesOnPage(referenceConnector)
      const person = await page.administrator()
      const { connectorId } = await person.createsConnector()
      const seen: SeenRun[] = []
      const unwatch = world.watch(
        () =>
          void person.runs(connectorId).then(
            ([run]) => run && seen.push(run),
            () => {},
          ),
      )
      await world.tenant.connectorPage.scheduler.check()
      unwatch()
      const [run] = await person.runs(connectorId)
      const log = (await person.log(connectorId, run?.runId ?? '')).body.toString()
      const { itemsFromSource, imported } = summaryOf(log)
      demands('items that were fetched', String(itemsFromSource), String(run?.observed.itemsFetched))
      demands('copies that were imported', String(imported), String(run?.observed.copiesImported))
      demands('items of the day', '3', String(itemsFromSource))
      const counts = seen.map(({ observed }) => observed.itemsFetched + observed.copiesImported)
      demands(
        'the progress never goes back',
        'true',
        String(counts.every((count, at) => count >= (counts[at - 1] ?? 0))),
      )
      demands('the connector is seen running', 'true', String(seen.some(({ state }) => state === 'running')))
    },
  ),
  selfTest('TEN-8/state', 'shows state, last and next run', async ({ page, world, demands }) => {
    startsCounted(world, () => ({ status: 'failed', message: 'the password was changed' }))
    const person = await page.administrator()
    await person.createsConnector()
    const before = (await person.connectors())[0]
    demands('before the first run', 'on; no run', `${before?.state}; ${before?.lastRun?.state ?? 'no run'}`)
    await world.tenant.connectorPage.scheduler.check()
    const after = (await person.connectors())[0]
    demands('the last run', 'failed', String(after?.lastRun?.state))
    demands('the next run', '2026-03-12T00:00:00.000Z', String(after?.nextRunAt))
  }),
  selfTest(
    'TEN-8/events',
    'sends the progress of a run as server-sent events that never go back and end at the counts of the log',
    async ({ page, world, demands, linksAsha, captures }) => {
      const { device } = await linksAsha()
      world.addToDirectory(userNamed('asha'))
      for (const text of ['One', 'Two', 'Three']) await captures(device.deviceToken, { text })
      world.clock.advance(hourMs)
      world.usesOnPage(referenceConnector)
      const person = await page.administrator()
      const { connectorId } = await person.createsConnector()
      const ended = world.tenant.connectorPage.scheduler.check()
      const [{ runId } = { runId: '' }] = await person.runs(connectorId)
      const events = await person.events(connectorId, runId)
      await ended
      const counts = events.map(({ run: { observed } }) => observed.itemsFetched + observed.copiesImported)
      demands('events that go back', '0', String(counts.filter((count, i) => count < (counts[i - 1] ?? 0)).length))
      const names = events.map(({ event }) => event)
      demands('the first event and the last', 'progress … end', `${names[0]} … ${names.at(-1)}`)
      const last = events.at(-1)?.run
      const { itemsFromSource, imported } = summaryOf((await person.log(connectorId, runId)).body.toString())
      const seen = `${last?.observed.itemsFetched} items, ${last?.observed.copiesImported} copies`
      demands('the counts of the last event', `${itemsFromSource} items, ${imported} copies`, seen)
      demands('items of the day', '3', String(itemsFromSource))
      demands('differences between log and what was seen', '0', String(last?.differences?.length))
    },
  ),
  selfTest('TEN-8/untrue-log', 'shows where a log says something else than what was seen', async (test) => {
    const { page, world, demands } = test
    const counts = { itemsFromSource: 4, available: 7, imported: 5, partial: 2, skipped: 0, failed: 0 }
    const window = { windowFrom: '2026-03-10T00:00:00Z', windowTo: '2026-03-11T00:00:00Z' }
    const completedAt = '2026-03-11T00:00:00Z'
    const log = JSON.stringify({ record: 'summary', schemaVersion: 1, completedAt, ...window, ...counts })
    startsCounted(world, undefined, () => `${log}\n`)
    const person = await page.administrator()
    const { connectorId } = await person.createsConnector()
    await world.tenant.connectorPage.scheduler.check()
    const [run] = await person.runs(connectorId)
    const seen = run?.differences?.map(({ what, observed, reported }) => `${what} ${observed} ${reported}`)
    demands('what differs: seen and reported', 'itemsFetched 0 4, copiesImported 0 7', String(seen?.join(', ')))
  }),
  selfTest('TEN-9/seven-days', 'offers the import log for 7 days, and not longer', async ({ page, world, demands }) => {
    const { person, connectorId, runId } = await oneRun(page, world)
    const log = await person.log(connectorId, runId)
    demands('the log', logText, log.body.toString())
    world.clock.advance(7 * dayMs - 1)
    demands('at the end of the 7 days', '200', page.verdictOf(await person.log(connectorId, runId)))
    world.clock.advance(1)
    demands('after 7 days', '410 LogExpired', page.verdictOf(await person.log(connectorId, runId)))
  }),
  selfTest('TEN-9/of-each-run', 'keeps the log of each run apart', async ({ page, world, demands }) => {
    let day = 0
    startsCounted(
      world,
      () => ({ status: 'done', message: '' }),
      () => {
        day += 1
        return `day ${day}\n`
      },
    )
    const person = await page.administrator()
    const { connectorId } = await person.createsConnector()
    for (let count = 0; count < 3; count += 1) {
      await world.tenant.connectorPage.scheduler.check()
      world.clock.advance(dayMs)
    }
    const texts: string[] = []
    for (const { runId } of await person.runs(connectorId)) {
      texts.push((await person.log(connectorId, runId)).body.toString().trim())
    }
    demands('the logs, newest first', 'day 3, day 2, day 1', texts.join(', '))
  }),
  selfTest('TEN-9/empty-day', 'offers the log of an empty day with its line', async ({ page, world, demands }) => {
    world.usesOnPage(referenceConnector)
    const person = await page.administrator()
    const { connectorId } = await person.createsConnector()
    await world.tenant.connectorPage.scheduler.check()
    const [run] = await person.runs(connectorId)
    const log = (await person.log(connectorId, run?.runId ?? '')).body.toString()
    demands('the line', 'true', String(log.includes('No items ingested on 03/10/2026.')))
  }),
  selfTest('TEN-10/auditing-off', 'keeps a log only while auditing is on', async ({ page, world, demands }) => {
    const person = await page.administrator()
    world.tenant.roleGroups.change('Organization Management', { members: ['chris'] })
    const turn = (enabled: boolean) => person.ask('PUT', page.at('auditing'), { json: { enabled } })
    demands('turning auditing off', '200', page.verdictOf(await turn(false)))
    startsCounted(world)
    const { connectorId } = await person.createsConnector()
    await world.tenant.connectorPage.scheduler.check()
    await turn(true)
    world.clock.advance(dayMs)
    await world.tenant.connectorPage.scheduler.check()
    const verdicts: string[] = []
    for (const { runId } of await person.runs(connectorId)) {
      verdicts.push(page.verdictOf(await person.log(connectorId, runId)))
    }
    demands('the logs of the two days, newest first', '200, 404 LogNotKept', verdicts.join(', '))
  }),
]

/** A connector that does nothing but write a log; the instants of its starts. */
function startsCounted(
  world: World,
  outcome: () => SyncOutcome = () => ({ status: 'done', message: '' }),
  log = () => logText,
): string[] {
  const started: string[] = []
  world.usesOnPage(
    listener(async ({ MT_NOW, MT_IMPORT_LOG }) => {
      started.push(MT_NOW)
      await writeFile(MT_IMPORT_LOG, log())
      return outcome()
    }),
  )
  return started
}

function listener(sync: (environment: ConnectorEnvironment) => SyncOutcome | Promise<SyncOutcome>): ConnectorPort {
  return { name: 'listener', sync: async (environment) => sync(environment) }
}

function hoursOf(instants: readonly string[]): string {
  return instants.map((instant) => instant.slice(0, 13)).join(', ')
}

async function oneRun(page: Parameters<Parameters<typeof selfTest>[2]>[0]['page'], world: World) {
  startsCounted(world)
  const person = await page.administrator()
  const { connectorId } = await person.createsConnector()
  await world.tenant.connectorPage.scheduler.check()
  const [run] = await person.runs(connectorId)
  return { person, connectorId, runId: run?.runId ?? '' }
}

function summaryOf(log: string): { itemsFromSource?: number; imported?: number } {
  return JSON.parse(log.trim().split('\n').at(-1) ?? '{}')
}

/** Asks until it is so; an asynchronous run ends a moment after its connector. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (let attempt = 0; attempt < 1_000; attempt += 1) if (await isSo()) return
}
