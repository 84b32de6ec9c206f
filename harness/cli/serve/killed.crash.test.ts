import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, expect, test } from 'vitest'
import { createChance, drawSeed } from '../../control/seed.ts'
import { createWorkFolder } from '../../runner/index.ts'
import { killAllServing, type SampleServing, startServing, subjectsIn } from './sample-serving.ts'

// Goal: what the served tenant answered with success is there after it was killed, and nothing is there twice or by half.

const seed = Number(process.env['MT_SEED'] ?? drawSeed())
const folder = await createWorkFolder()
afterAll(async () => {
  killAllServing()
  await folder.remove()
})

/** Writes messages until the server is gone; returns the subjects of those that were answered with success, by their ids. */
async function writeUntilGone({ ask }: SampleServing, round: number): Promise<Map<string, string>> {
  const kept = new Map<string, string>()
  let next = 0
  const write = async (): Promise<void> => {
    for (;;) {
      next += 1
      const subject = `round ${round}, message ${next}`
      const content = next % 5 === 0 ? 'x'.repeat(100_000) : 'text'
      const answer = await ask('/mailFolders/inbox/messages', { subject, body: { contentType: 'text', content } })
      const { id } = (await answer.json()) as { id: string }
      if (answer.status === 201) kept.set(id, subject)
    }
  }
  await Promise.allSettled([write(), write(), write(), write()])
  return kept
}

const kills = 12

test(`killed ${kills} times while four clients write, it has each message that it answered for, once`, {
  timeout: 300_000,
}, async () => {
  const chance = createChance(seed)
  const cwd = await folder.subfolder('cwd')
  const acknowledged = new Map<string, string>()
  let served = await startServing(cwd)
  for (let round = 1; round <= kills; round += 1) {
    const writing = writeUntilGone(served, round)
    await pause(chance.int(20, 600))
    await served.kill()
    for (const [id, subject] of await writing) acknowledged.set(id, subject)
    served = await startServing(cwd)
    const found = await subjectsIn(served)
    const lost = [...acknowledged].filter(([id, subject]) => found.get(id) !== subject)
    expect(lost, `MT_SEED=${seed}, kill ${round}`).toEqual([])
    const own = [...found.values()].filter((subject) => subject.startsWith('round '))
    expect(new Set(own).size, `MT_SEED=${seed}, kill ${round}`).toBe(own.length)
    const inbox = (await (await served.ask('/mailFolders/inbox?$select=totalItemCount')).json()) as {
      totalItemCount: number
    }
    expect(inbox.totalItemCount).toBe(found.size)
  }
  await served.kill()
  process.stdout.write(
    `${kills} kills of serve, ${acknowledged.size} messages answered for, 0 lost (MT_SEED=${seed})\n`,
  )
  expect(acknowledged.size).toBeGreaterThan(kills)
})
