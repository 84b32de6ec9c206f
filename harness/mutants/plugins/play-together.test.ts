import { expect, test } from 'vitest'
import type { MutantTest } from '../tests/mutant-test.ts'
import { playTogether, type Together, type TogetherOptions } from './play-together.ts'
import type { Red } from './play-until-red.ts'

/** Tests that are red if a rule about the active mutants says so. */
function testsWith(rules: Record<string, (active: readonly string[]) => boolean>) {
  const tests = Object.keys(rules).map((id): MutantTest => ({ id, isHeavy: false, play: async () => undefined }))
  const seen: string[] = []
  const play = async (one: MutantTest, active: readonly string[]): Promise<Red | undefined> => {
    seen.push(`${one.id} ${active.join('+')}`)
    return rules[one.id]?.(active) ? { test: one, says: 'wrong', ranOutOfTime: false, tookMs: 1 } : undefined
  }
  const options: TogetherOptions = {
    reaches: () => true,
    play,
    playAll: async (batch, active) => {
      const reds: Red[] = []
      for (const one of batch) {
        const red = await play(one, active)
        if (red !== undefined) reds.push(red)
      }
      return reds
    },
  }
  return { tests, seen, options }
}

const mutants = ['1', '2', '3', '4', '5', '6', '7', '8']
const by = ({ noticed }: Together) => Object.fromEntries([...noticed].map(([id, red]) => [id, red.test.id]))

test('what nothing notices is played once for all', async () => {
  const { tests, seen, options } = testsWith({ A: () => false, B: () => false })
  expect(by(await playTogether(mutants, tests, options))).toEqual({})
  expect(seen).toEqual(['A 1+2+3+4+5+6+7+8', 'B 1+2+3+4+5+6+7+8'])
})

test('each mutant that a test notices is found, and with which test', async () => {
  const { tests, options } = testsWith({
    A: (active) => active.includes('3') || active.includes('4'),
    B: (active) => active.includes('4') || active.includes('7'),
  })
  expect(by(await playTogether(mutants, tests, options))).toEqual({ 3: 'A', 4: 'A', 7: 'B' })
})

test('a mutant that another one hides is found as soon as they are apart', async () => {
  const { tests, options } = testsWith({
    A: (active) => active.includes('3') || (active.includes('7') && !active.includes('3')),
  })
  expect(by(await playTogether(mutants, tests, options))).toEqual({ 3: 'A', 7: 'A' })
})

test('of mutants that cause a red only together, one half is set apart, and the rest is played on', async () => {
  const together = (active: readonly string[]): boolean => active.includes('1') && active.includes('8')
  const { tests, seen, options } = testsWith({
    A: together,
    B: (active) => together(active) || active.includes('2') || active.includes('7'),
  })
  const played = await playTogether(mutants, tests, options)
  expect(by(played)).toEqual({ 2: 'B' })
  expect([...played.apart]).toEqual(['5', '6', '7', '8'])
  expect(seen.filter((one) => one.startsWith('A'))).toEqual([
    'A 1+2+3+4+5+6+7+8',
    'A 1+2+3+4+5+6+7+8',
    'A 1+2+3+4',
    'A 5+6+7+8',
  ])
})

test('only the mutants that a test gets to are blamed for its red, and no test is played that gets to none', async () => {
  const { tests, seen, options } = testsWith({ A: (active) => active.includes('2'), B: () => true })
  const reaches = (testId: string, id: string): boolean => testId === 'A' && id === '2'
  expect(by(await playTogether(mutants, tests, { ...options, reaches }))).toEqual({ 2: 'A' })
  expect(seen).toEqual(['A 1+2+3+4+5+6+7+8', 'A 2'])
})
