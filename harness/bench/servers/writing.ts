import { Agent } from 'node:http'
import { startStopwatch } from '../../control/clock.ts'
import { drawGuid, drawSecret } from '../../control/seed.ts'
import type { Benchmark } from '../benchmark.ts'
import { type Figure, figure, median } from '../figure.ts'
import { openDoors } from './mailbox-doors.ts'
import { postAll, type WriteTarget } from './post-all.ts'
import { startServer } from './server-process.ts'
import { chatTexts, graphMessageBody, importItemBody } from './written-bodies.ts'

const address = 'asha@contoso.example'
/** The number of connections that write at the same time: as many as Outlook serves. */
const writers = 4
const writesPerRound = 1000
const roundCount = 11
const warmUpRounds = 3

/**
 * Measures writes through each of the two doors of a mailbox, compared with a bare Express app that parses and keeps
 * the same bodies.
 */
export const writing: Benchmark = {
  name: 'writing',
  measures: "the tenant's two ways to write a message, compared with bare Express",
  takes: 'half a minute',
  measure: measureWriting,
}

async function measureWriting(): Promise<Figure[]> {
  const client = { tenantId: drawGuid(), clientId: drawGuid(), clientSecret: drawSecret() }
  const { tenantId, clientId, clientSecret } = client
  const tenant = await startServer(new URL('./tenant-server.js', import.meta.url), [
    tenantId,
    clientId,
    clientSecret,
    address,
  ])
  const agent = new Agent({ keepAlive: true, maxSockets: writers })
  const closers = [tenant.stop]
  try {
    const { folderId, targets } = await openDoors(tenant.url, client, address)
    const texts = chatTexts(writesPerRound)
    const [messages, imports] = [
      { target: { ...targets.messages, agent }, bodies: texts.map((text) => graphMessageBody(text, address)) },
      { target: { ...targets.imports, agent }, bodies: texts.map((text) => importItemBody(text, address, folderId)) },
    ]
    const shapes = { ...(await shapeOfAnswer(messages)), ...(await shapeOfAnswer(imports)) }
    const bare = await startServer(new URL('./bare-store.js', import.meta.url), [JSON.stringify(shapes)])
    closers.push(bare.stop)
    return [
      await measureSpeed('messages created as JSON, compared with bare Express', messages, bare.url),
      await measureSpeed('items put through an import session, compared with bare Express', imports, bare.url),
    ]
  } finally {
    agent.destroy()
    await Promise.all(closers.map((stop) => stop()))
  }
}

interface Writes {
  target: WriteTarget
  bodies: Buffer[]
}

/** The answer of the tenant to the first of the writes, by path. */
async function shapeOfAnswer({ target: { url, headers }, bodies }: Writes): Promise<Record<string, object>> {
  const type = { 'content-type': 'application/json' }
  const body = new Uint8Array(bodies[0] ?? [])
  const answer = await fetch(url, { method: 'POST', headers: { ...headers, ...type }, body })
  return { [new URL(url).pathname]: { status: answer.status, body: await answer.json() } }
}

async function measureSpeed(name: string, { target, bodies }: Writes, bareUrl: string): Promise<Figure> {
  const bare = { ...target, url: `${bareUrl}${new URL(target.url).pathname}` }
  // These rounds do not count, so that the engine has optimised the code of both.
  for (let round = 0; round < warmUpRounds; round += 1) {
    await writeAtOnce(target, bodies)
    await writeAtOnce(bare, bodies)
  }
  const rounds: Record<'tenant' | 'bare', number>[] = []
  for (let round = 0; round < roundCount; round += 1) {
    // In turn, so that other load on the machine affects both equally.
    rounds.push({ tenant: await writeAtOnce(target, bodies), bare: await writeAtOnce(bare, bodies) })
  }
  return figure({
    name,
    value: median(rounds.map((round) => round.tenant)),
    bound: median(rounds.map((round) => round.bare)),
    share: median(rounds.map((round) => round.tenant / round.bare)),
    unit: 'writes/s',
    target: 0.8,
    sense: 'at least',
  })
}

/** Writes per second. */
async function writeAtOnce(target: WriteTarget, bodies: Buffer[]): Promise<number> {
  const elapsedMs = startStopwatch()
  // All writers share one iterator, so that each body is posted once.
  const rest = bodies.values()
  await Promise.all(Array.from({ length: writers }, () => postAll(target, rest)))
  return (bodies.length * 1000) / elapsedMs()
}
