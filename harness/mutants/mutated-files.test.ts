import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { isDeciding, mutatedFiles, targetOf } from './mutated-files.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))

test('each target has files, and no file of a test is among them', async () => {
  const [connector, door, oracle] = await Promise.all([
    mutatedFiles(root, 'connector'),
    mutatedFiles(root, 'second-door'),
    mutatedFiles(root, 'oracle'),
  ])
  expect([connector.length > 60, door.length, oracle.length > 30]).toEqual([true, 6, true])
  expect([...connector, ...door, ...oracle].filter((file) => /\.test\.|\/sample-|\/hand-made-/.test(file))).toEqual([])
  expect(connector.filter((file) => door.includes(file))).toEqual([])
})

test.each([
  ...['connector/telemessage/decode.ts', 'connector/mapping/resolve.ts', 'connector/window.ts', 'connector/measure.ts'],
  ...['connector/render/compose.ts', 'connector/message-key.ts', 'connector/state/import-log.ts'],
])('%s decides', async (file) => {
  expect([isDeciding(file), targetOf(file)]).toEqual([true, 'connector'])
  expect(await mutatedFiles(root, 'connector')).toContain(file)
})

test('a file about how requests are sent does not decide', () => {
  expect(isDeciding('connector/http/http-client.ts')).toBe(false)
  expect(targetOf('harness/m365/tenant.ts')).toBeUndefined()
})
