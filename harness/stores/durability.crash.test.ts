import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import { expect, onTestFinished, test } from 'vitest'
import { createChance, drawSeed } from '../control/seed.ts'
import { placesIn } from './disk/places.ts'
import { repairData } from './disk/repair-data.ts'
import { callsOf, cutStates, straceOptions } from './sample-power-cut.ts'
import { acknowledgedIn, heldIn, startWriter, writerProgram } from './sample-writer.ts'

// Goal: what was acknowledged is there, whatever happened to the process, the disk and the power.

const seed = Number(process.env['MT_SEED'] ?? drawSeed())

async function setup() {
  const folder = await mkdtemp(join(tmpdir(), 'durability-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return { chance: createChance(seed), writer: await writerProgram(folder), data: join(folder, 'data'), folder }
}

const killsMin = 200

test(`killed ${killsMin} times at any moment, it has every acknowledged item, and no half one`, {
  timeout: 600_000,
}, async () => {
  const { chance, writer, data } = await setup()
  const acknowledged = new Set<number>()
  let kills = 0
  for (let round = 0; round < killsMin; round += 1) {
    const running = startWriter(writer, data, 1e9)
    await running.until('open')
    await pause(chance.int(0, 60))
    await running.kill()
    kills += 1
    for (const number of acknowledgedIn(running.said)) acknowledged.add(number)
    // Each round begins where the store is: the writers themselves refuse a damaged one.
    expect(running.said[0], `seed ${seed}, kill ${kills}: ${running.said[0]}`).toMatch(/^open \d+$/)
    if (round % 20 !== 19) continue
    const { items, faults } = await heldIn(data)
    expect(faults, `seed ${seed}`).toEqual([])
    expect(
      [...acknowledged].filter((number) => !items.has(number)),
      `seed ${seed}`,
    ).toEqual([])
  }
  const { items } = await heldIn(data)
  process.stdout.write(
    `${kills} kills, ${acknowledged.size} items acknowledged, ${items.size} held, 0 lost (seed ${seed})\n`,
  )
  expect(acknowledged.size).toBeGreaterThan(killsMin)
})

test('on a disk that is full at any moment, it acknowledges nothing that it has not, and goes on when there is room', {
  timeout: 300_000,
}, async () => {
  const { chance, writer, folder } = await setup()
  let refused = 0
  let acknowledged = 0
  for (let round = 0; round < 20; round += 1) {
    const data = join(folder, `full-${round}`)
    // The limit of a file's size stands for the size of the disk: the write fails in the middle.
    const limitBytes = chance.int(40_000, 2_000_000)
    const running = startWriter(writer, data, 120, ['prlimit', `--fsize=${limitBytes}:unlimited`, '--'])
    await Promise.race([running.until('refused'), running.ended])
    await pause(chance.int(0, 30))
    const before = acknowledgedIn(running.said)
    refused += running.said.filter((line) => line.startsWith('refused')).length
    if (round % 2 === 0) {
      await running.kill()
      await repairData(data).catch(() => undefined)
    } else {
      await promisify(execFile)('prlimit', ['--pid', String(running.pid), '--fsize=unlimited:unlimited']).catch(
        () => undefined,
      )
      await running.ended
      expect(running.said.at(-1), `seed ${seed}, ${limitBytes} bytes`).toBe('closed')
    }
    const kept = acknowledgedIn(running.said)
    expect(kept.length).toBeGreaterThanOrEqual(before.length)
    acknowledged += kept.length
    if (kept.length === 0) continue
    const { items, faults } = await heldIn(data)
    expect(faults, `seed ${seed}, ${limitBytes} bytes`).toEqual([])
    expect(
      kept.filter((number) => !items.has(number)),
      `seed ${seed}, ${limitBytes} bytes`,
    ).toEqual([])
  }
  process.stdout.write(
    `20 full disks, ${refused} answers refused, ${acknowledged} items acknowledged, 0 lost (seed ${seed})\n`,
  )
  expect(refused).toBeGreaterThan(20)
})

test('after a loss of power at any moment, on a file system that forgets what was not synced', {
  timeout: 300_000,
}, async () => {
  const { chance, writer, folder } = await setup()
  const data = join(folder, 'data')
  const calls = await callsOf(startWriter(writer, data, 60, ['strace', ...straceOptions(folder)]), folder)
  expect(calls.at(-1)).toEqual({ kind: 'say', line: 'closed' })
  let cuts = 0
  let acknowledged = 0
  for await (const { place, said } of cutStates(calls, { root: data, to: join(folder, 'cut'), chance, count: 200 })) {
    const kept = acknowledgedIn(said)
    cuts += 1
    acknowledged += kept.length
    if (!existsSync(placesIn(place).dataBase)) {
      expect(kept, `seed ${seed}, cut ${cuts}`).toEqual([])
      continue
    }
    const { items, faults } = await heldIn(place)
    expect(faults, `seed ${seed}, cut ${cuts}`).toEqual([])
    expect(
      kept.filter((number) => !items.has(number)),
      `seed ${seed}, cut ${cuts}`,
    ).toEqual([])
  }
  process.stdout.write(
    `${cuts} losses of power, ${acknowledged} acknowledged items looked for, 0 lost (seed ${seed})\n`,
  )
  expect(cuts).toBe(200)
})
