import { Agent } from 'node:http'
import { archivePlanePaths, type LoginResponse, pageItemsMax } from '../../contract/index.ts'
import { startStopwatch } from '../../control/clock.ts'
import { drawSecret } from '../../control/seed.ts'
import type { Benchmark } from '../benchmark.ts'
import { type Figure, figure, median } from '../figure.ts'
import { type PageSource, type PagesRead, pageThrough } from './page-through.ts'
import { type ServerProcess, startServer } from './server-process.ts'

const itemCount = 100_000
/**
 * The number of clients that read the whole day at the same time, each on its own connection: enough to keep a server
 * busy.
 */
const pagers = 4
const roundCount = 11
/** The first rounds do not count, so that the engine has optimised the code of both servers. */
const warmUpCount = 4
const tenths = 10
const mebibyte = 1024 * 1024

/**
 * Measures pages of the site behind Express, compared with a bare Express app that sends the same bytes, and the memory
 * of the site.
 */
export const paging: Benchmark = {
  name: 'paging',
  measures: "the site's pages compared with bare Express, and its memory during this",
  takes: 'a minute',
  measure: measurePaging,
}

async function measurePaging(): Promise<Figure[]> {
  const credentials = { username: 'archive-admin', password: drawSecret() }
  const site = await startServer(new URL('./site-server.js', import.meta.url), [
    String(itemCount),
    credentials.username,
    credentials.password,
  ])
  const authorization = await logIn(site.url, credentials)
  const bare = await startServer(new URL('./bare-server.js', import.meta.url), [site.url, authorization])
  const agent = new Agent({ keepAlive: true, maxSockets: pagers })
  try {
    const sourceOf = ({ url }: ServerProcess): PageSource => ({ url, authorization, agent })
    const speed = await measureSpeed(sourceOf(site), sourceOf(bare))
    return [speed, await measureMemory(site, sourceOf(site))]
  } finally {
    agent.destroy()
    await Promise.all([site.stop(), bare.stop()])
  }
}

async function measureSpeed(site: PageSource, bare: PageSource): Promise<Figure> {
  const [fromSite, fromBare] = [(await readAtOnce(site)).read, (await readAtOnce(bare)).read]
  if (fromSite.bytes !== fromBare.bytes) throw new Error('the bare app does not send the same bytes as the site')
  if (fromSite.pages !== (pagers * itemCount) / pageItemsMax)
    throw new Error('the day does not have the expected number of pages')
  const rounds: Record<'site' | 'bare', number>[] = []
  for (let round = 0; round < warmUpCount + roundCount; round += 1) {
    // In turn, so that other load on the machine affects both equally.
    const { pagesPerSecond } = await readAtOnce(site)
    rounds.push({ site: pagesPerSecond, bare: (await readAtOnce(bare)).pagesPerSecond })
  }
  rounds.splice(0, warmUpCount)
  return figure({
    name: 'paging through 100,000 items, compared with bare Express',
    value: median(rounds.map((round) => round.site)),
    bound: median(rounds.map((round) => round.bare)),
    share: median(rounds.map((round) => round.site / round.bare)),
    unit: 'pages/s',
    target: 0.8,
    sense: 'at least',
  })
}

async function readAtOnce(source: PageSource): Promise<{ read: PagesRead; pagesPerSecond: number }> {
  const elapsedMs = startStopwatch()
  const reads = await Promise.all(Array.from({ length: pagers }, () => pageThrough(source)))
  const pages = reads.reduce((sum, read) => sum + read.pages, 0)
  const bytes = reads.reduce((sum, read) => sum + read.bytes, 0)
  return { read: { pages, bytes }, pagesPerSecond: (pages * 1000) / elapsedMs() }
}

/**
 * Measures how much more memory the site holds after the last tenth of the day than after the first, compared with the
 * bytes that it sent between them.
 */
async function measureMemory(site: ServerProcess, source: PageSource): Promise<Figure> {
  const held: number[] = []
  const sent: number[] = []
  let bytes = 0
  let pages = 0
  await pageThrough(source, async (page) => {
    bytes += page.bytes
    pages += 1
    if (pages % (itemCount / pageItemsMax / tenths) !== 0) return
    held.push(await site.heldBytes())
    sent.push(bytes)
  })
  const growth = (samples: number[]): number => ((samples.at(-1) ?? 0) - (samples.at(0) ?? 0)) / mebibyte
  return figure({
    name: 'memory kept while paging, compared with the bytes sent',
    value: growth(held),
    bound: growth(sent),
    unit: 'MiB',
    target: 0.05,
    sense: 'at most',
  })
}

async function logIn(url: string, credentials: { username: string; password: string }): Promise<string> {
  const headers = { 'content-type': 'application/json' }
  const body = JSON.stringify(credentials)
  const answer = await fetch(`${url}${archivePlanePaths.login}`, { method: 'POST', headers, body })
  return `Bearer ${((await answer.json()) as LoginResponse).accessToken}`
}
