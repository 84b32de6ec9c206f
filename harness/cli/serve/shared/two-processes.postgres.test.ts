import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, expect, test } from 'vitest'
import { type Chance, createChance, drawSeed } from '../../../control/seed.ts'
import { createWorkFolder } from '../../../runner/index.ts'
import { openSamplePlace } from '../../../stores/postgres/sample-place.ts'
import { killAllServing, type SampleServing, startServing, subjectsIn } from '../sample-serving.ts'

// Goal: two processes serve one store. Each answers for what the other one kept, and when either is killed, the other one goes on with
// everything that was answered with success.

const seed = Number(process.env['MT_SEED'] ?? drawSeed())
const folder = await createWorkFolder()
afterAll(async () => {
  killAllServing()
  await folder.remove()
})

const largeText = 'x'.repeat(100_000)
/** Every fifth message is so large that its body is kept apart from it. */
const isLarge = (subject: string): boolean => /[05]$/.test(subject)

/** Writes until it is told to stop, in turn through each process; returns the subjects that were answered with success, by their ids. */
function startWriting(servers: () => readonly SampleServing[], label: string) {
  const kept = new Map<string, string>()
  let isOver = false
  let next = 0
  const write = async (): Promise<void> => {
    while (!isOver) {
      next += 1
      const subject = `${label}, message ${next}`
      const content = isLarge(subject) ? largeText : 'text'
      const server = servers()[next % 2] as SampleServing
      const body = { subject, body: { contentType: 'text', content } }
      const answer = await server.ask('/mailFolders/inbox/messages', body).catch(() => undefined)
      if (answer?.status === 201) kept.set(((await answer.json()) as { id: string }).id, subject)
      // The process is gone, and its port refuses at once.
      if (answer === undefined) await pause(10)
    }
  }
  const writers = Promise.all([write(), write(), write(), write()])
  return {
    kept,
    stop: async () => {
      isOver = true
      await writers
    },
  }
}

async function expectKept(server: SampleServing, acknowledged: ReadonlyMap<string, string>, round: string) {
  const found = await subjectsIn(server)
  expect(
    [...acknowledged].filter(([id, subject]) => found.get(id) !== subject),
    round,
  ).toEqual([])
  const own = [...found.values()].filter((subject) => subject.includes(', message '))
  expect(new Set(own).size, round).toBe(own.length)
  const [large] = [...acknowledged].findLast(([, subject]) => isLarge(subject)) ?? []
  const answer = await server.ask(`/messages/${large}?$select=body`)
  const { body } = (await answer.json()) as { body: { content: string } }
  expect(body.content.length, round).toBe(largeText.length)
}

/** Kills one of two, and lets the other one go on. */
async function killOne(servers: SampleServing[], chance: Chance, start: () => Promise<SampleServing>) {
  await pause(chance.int(50, 500))
  const place = chance.int(0, 1)
  await (servers[place] as SampleServing).kill()
  await pause(1_200)
  servers[place] = await start()
}

const kills = 3

test(`one of two killed ${kills} times while clients write to both: each message that was answered for is there, once`, {
  timeout: 400_000,
}, async () => {
  const { url } = await openSamplePlace()
  const chance = createChance(seed)
  // Each with a new data folder: what is in it is of no matter.
  const start = async (): Promise<SampleServing> =>
    startServing(await folder.subfolder('cwd'), ['--store', url, '--items', '20'])
  const servers = [await start(), await start()]
  expect(servers[0]?.said()).not.toContain('takes over')
  expect(servers[1]?.said()).toContain('takes over when it ends')
  const acknowledged = new Map<string, string>()
  for (let kill = 1; kill <= kills; kill += 1) {
    const round = `MT_SEED=${seed}, kill ${kill}`
    const writing = startWriting(() => servers, `round ${kill}`)
    await killOne(servers, chance, start)
    await writing.stop()
    for (const [id, subject] of writing.kept) acknowledged.set(id, subject)
    for (const server of servers) await expectKept(server, acknowledged, round)
  }
  process.stdout.write(
    `${kills} kills of one of two, ${acknowledged.size} messages answered for, 0 lost (MT_SEED=${seed})\n`,
  )
  expect(acknowledged.size).toBeGreaterThan(kills)
})
