import { afterAll, expect, inject, test } from 'vitest'
import { createWorkFolder, proveMocks } from '../../harness/runner/index.ts'
import { referenceConnectorThrough } from '../reference-connector.ts'
import { selfTests } from './index.ts'
import { wrongMocks } from './wrong-mocks.ts'

// Each wrong mock must be noticed by the requirement that it names; and each requirement of the self-test has one.

const seed = 20_260_311
const connector = referenceConnectorThrough(inject('referenceDoor'))
const workFolder = await createWorkFolder()
afterAll(() => workFolder.remove())

test.concurrent.each(wrongMocks.map((wrong) => [wrong.id, wrong] as const))('notices %s', async (_id, wrong) => {
  const [proven] = await proveMocks({ seed, wrongMocks: [wrong], selfTests, connector, workFolder, watch: () => {} })
  expect(proven).toMatchObject({ id: wrong.id, caught: true, why: '', red: wrong.mustRed })
})

test('each requirement of the self-test that is played has a wrong mock', () => {
  const played = new Set(selfTests.map(({ requirement }) => requirement))
  const caught = new Set(wrongMocks.flatMap(({ mustRed }) => mustRed))
  expect([...played].filter((id) => !caught.has(id))).toEqual([])
})
