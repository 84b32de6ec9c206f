import { expect, it } from 'vitest'
import { peakMemoryIn } from './peak-memory.ts'

it('reads the peak, and not what is held now', () => {
  expect(peakMemoryIn('Name:\tnode\nVmPeak:\t  900 kB\nVmHWM:\t   51200 kB\nVmRSS:\t   40000 kB\n')).toBe(52_428_800)
})

it('says so where the system does not tell', () => {
  expect(() => peakMemoryIn('Name:\tnode\n')).toThrow('use Linux')
})
