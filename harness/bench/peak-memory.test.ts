import { expect, it } from 'vitest'
import { peakMemoryIn } from './peak-memory.ts'

it('reads the peak, not the present memory', () => {
  expect(peakMemoryIn('Name:\tnode\nVmPeak:\t  900 kB\nVmHWM:\t   51200 kB\nVmRSS:\t   40000 kB\n')).toBe(52_428_800)
})

it('reports a system that does not show the peak', () => {
  expect(() => peakMemoryIn('Name:\tnode\n')).toThrow('use Linux')
})
