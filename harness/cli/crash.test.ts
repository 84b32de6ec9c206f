import { expect, test, vi } from 'vitest'
import { createCrash } from './crash.ts'

// Goal: if more goes wrong while the process ends, it still ends with 2 and one message about the first error.

function setup(options: Partial<Parameters<typeof createCrash>[0]> = {}) {
  const order: string[] = []
  const crash = createCrash({
    print: (text) => void order.push(text),
    stop: () => void order.push('stop'),
    clearUp: async () => void order.push('clear up'),
    exit: (exitCode) => void order.push(`exit ${exitCode}`),
    ...options,
  })
  return { crash, order }
}
const blamed = (text: string) =>
  expect.stringMatching(new RegExp(`^\nThis is an error in mock-telemessage, .*:\n${text}`))

test('the command is asked what was in progress first, and everything is cleaned up before the end', async () => {
  const { crash, order } = setup()
  crash.onCrash(async () => 'never asked\n')
  crash.onCrash(async (error) => {
    order.push(`asked about ${String(error)}`)
    await Promise.resolve()
    return 'Seed: 7\n'
  })
  await crash.end(new RangeError('lost'))
  expect(order).toEqual([
    'asked about RangeError: lost',
    'stop',
    'clear up',
    blamed('RangeError: lost\n    at [^]*\n\nSeed: 7\n$'),
    'exit 2',
  ])
})

test('a command that has nothing to say is not asked', async () => {
  const { crash, order } = setup()
  await crash.end('a text')
  expect(order).toEqual(['stop', 'clear up', blamed('a text\n$'), 'exit 2'])
})

test('errors that follow from the first are not printed', async () => {
  const { crash, order } = setup()
  await Promise.all([crash.end(new Error('first')), crash.end(new Error('second'))])
  expect(order).toEqual(['stop', 'clear up', blamed('Error: first'), 'exit 2'])
})

test.each<[string, (error: unknown) => Promise<string>]>([
  [
    'at once',
    () => {
      throw new Error('speechless')
    },
  ],
  ['later', () => Promise.reject(new Error('speechless'))],
])('a command that fails to say something (%s) hides nothing', async (_when, says) => {
  const { crash, order } = setup()
  crash.onCrash(says)
  await crash.end(new Error('first'))
  expect(order).toEqual(['stop', 'clear up', blamed('Error: first[^]*another error:\nError: speechless'), 'exit 2'])
})

test('a process that cannot clear up ends nevertheless', async () => {
  vi.useFakeTimers()
  const { crash, order } = setup({ clearUp: () => new Promise(() => undefined), limitMs: 5000 })
  crash.onCrash(async () => 'Seed: 7\n')
  void crash.end(new Error('first'))
  await vi.advanceTimersByTimeAsync(4999)
  expect(order).toEqual(['stop'])
  await vi.advanceTimersByTimeAsync(1)
  vi.useRealTimers()
  expect(order).toEqual(['stop', blamed('Error: first[^]*Seed: 7\n$'), 'exit 2'])
})
