import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { createChance, drawSeed } from '../../control/seed.ts'
import { diskTermIndex } from '../../stores/disk/disk-term-index.ts'
import { placesIn } from '../../stores/disk/places.ts'
import { openKeptTenant } from './kept-mailboxes.ts'

// Goal: an index whose server was killed at any moment is equal to one that is made again from all messages.

const seed = Number(process.env['MT_SEED'] ?? drawSeed())
const built = new URL('../../../dist/harness/bench/keeping/', import.meta.url).pathname
const kills = 20

/** Writes and searches for ever. */
const program = `
import { deposit, openKeptTenant } from '${built}kept-mailboxes.js'
import { messageMaker } from '${built}searched-messages.js'
const [folder, from] = process.argv.slice(2)
const kept = await openKeptTenant(folder)
const message = messageMaker('asha@contoso.example', Number(from))
for (let number = Number(from); ; number += 25) {
  await deposit(kept, { count: 25, groupSize: 5, from: number, message })
  await kept.tenant.contentSearch.search('subject:nothing', kept.tenant.compliance.searchable())
  console.log('indexed ' + (number + 25))
}
`

/** Opens the tenant, has what is missing indexed, and says how many messages there are. */
async function indexAll(folder: string): Promise<number> {
  const { tenant, state } = await openKeptTenant(folder)
  await tenant.contentSearch.search('subject:nothing', tenant.compliance.searchable())
  const count = tenant.filledMailboxes().reduce((sum, { messageCount }) => sum + messageCount, 0)
  await state.close()
  return count
}

/** The keys of the documents that have each term: the numbers of two indexes may differ. */
function dump(folder: string): { terms: Map<string, string[]>; documentCount: number } {
  const index = diskTermIndex(placesIn(folder).terms)
  const keys = [...index.keys()]
  const terms = new Map<string, string[]>()
  for (const term of index.terms('').toSorted()) {
    const numbers = index.having({ kind: 'phrase', terms: [term], isPrefix: false })
    terms.set(term, numbers.map((number) => keys[number - 1] ?? '').toSorted())
  }
  index.close()
  return { terms, documentCount: keys.length }
}

test(`after ${kills} kills while it was written, the index is equal to one that is made again`, {
  timeout: 300_000,
}, async () => {
  const chance = createChance(seed)
  const folder = await mkdtemp(join(tmpdir(), 'index-killed-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const [script, data] = [join(folder, 'writer.mjs'), join(folder, 'data')]
  await writeFile(script, program)
  for (let kill = 0; kill < kills; kill += 1) {
    const child = spawn(process.execPath, [script, data, String(kill * 1_000_000)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const lines = createInterface({ input: child.stdout })
    await Promise.race([once(lines, 'line'), once(child, 'close')])
    expect(child.exitCode, `seed ${seed}, kill ${kill}`).toBe(null)
    await pause(chance.int(0, 250))
    child.kill('SIGKILL')
    await once(child, 'close')
  }
  const messages = await indexAll(data)
  const killed = dump(data)
  await rm(placesIn(data).terms)
  await indexAll(data)
  const made = dump(data)
  process.stdout.write(`${kills} kills, ${messages} messages, ${killed.terms.size} terms compared (seed ${seed})\n`)
  expect([killed.documentCount, made.documentCount], `seed ${seed}`).toEqual([messages, messages])
  expect(killed.terms, `seed ${seed}`).toEqual(made.terms)
  expect(messages).toBeGreaterThan(kills * 25)
})
