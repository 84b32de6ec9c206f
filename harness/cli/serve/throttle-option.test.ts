import { InvalidArgumentError } from 'commander'
import { expect, test } from 'vitest'
import { outlookLimits } from '../../m365/index.ts'
import { throttleOption } from './throttle-option.ts'

test('outlook means the documented limits', () => {
  expect(throttleOption('outlook')).toEqual(outlookLimits)
})

test('every limit is a number over seconds', () => {
  expect(throttleOption('requests=5/10,upload-bytes=1000000/300,concurrency=2/0.5')).toEqual({
    requests: { max: 5, windowMs: 10_000 },
    uploadBytes: { max: 1_000_000, windowMs: 300_000 },
    concurrency: { max: 2, per: 'app', serviceTimeMs: 500 },
  })
})

test.each([
  '',
  'requests',
  'requests=5',
  'requests=0/10',
  'requests=5/0',
  'upload-bytes=5/0',
  'calls=5/10',
  'requests=5/10;',
])('refuses "%s"', (text) => {
  expect(() => throttleOption(text)).toThrow(InvalidArgumentError)
})
