import { expect, test } from 'vitest'
import { createPauses } from './pauses.ts'

const running = new AbortController().signal

test('a scope waits until its pause is over, and another does not', async () => {
  const pauses = createPauses(running)
  const order: string[] = []
  pauses.pause('asha', 60)
  const waiting = pauses.passed('asha').then(() => order.push('asha'))
  await pauses.passed('bruno').then(() => order.push('bruno'))
  await waiting
  expect(order).toEqual(['bruno', 'asha'])
})

test('a second pause that lasts longer is waited for, too', async () => {
  const pauses = createPauses(running)
  const order: string[] = []
  pauses.pause('asha', 10)
  const waiting = pauses.passed('asha').then(() => order.push('passed'))
  pauses.pause('asha', 60)
  setTimeout(() => order.push('first pause over'), 35)
  await waiting
  expect(order).toEqual(['first pause over', 'passed'])
})

test('the end of the run ends every wait', async () => {
  const stop = new AbortController()
  const pauses = createPauses(stop.signal)
  pauses.pause('asha', 3_600_000)
  const waiting = pauses.passed('asha')
  stop.abort(new Error('enough'))
  await expect(waiting).rejects.toThrow('enough')
})
