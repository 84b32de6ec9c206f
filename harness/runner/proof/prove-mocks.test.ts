import { afterAll, expect, test } from 'vitest'
import type { Scenario } from '../play/scenario.ts'
import { createWorkFolder } from '../world/work-folder.ts'
import { type ProvenMock, proveMocks, type WrongMock } from './prove-mocks.ts'

const workFolder = await createWorkFolder()
afterAll(() => workFolder.remove())

const connector = { name: 'none', sync: async () => ({ status: 'done', message: '' }) as const }

/** Is red if auditing is off. */
const selfTests: Scenario[] = ['TEN-10', 'TEN-9'].map((requirement) => ({
  id: `${requirement}/audited`,
  requirement,
  title: 'keeps logs',
  play: async ({ world, occurred, fail }) => {
    occurred()
    const { isAudited } = world.tenant.connectorPage.organization
    if (!isAudited) fail({ message: 'auditing is off', acceptable: ['on'], seen: 'off' })
  },
}))

async function proven(wrong: Partial<WrongMock>): Promise<ProvenMock | undefined> {
  const mock: WrongMock = { id: 'wrong', fault: 'It is.', mustRed: ['TEN-10'], ...wrong }
  const [one] = await proveMocks({ seed: 7, wrongMocks: [mock], selfTests, connector, workFolder, watch: () => {} })
  return one
}

const turnsOff: WrongMock['breaks'] = ({ tenant }) => {
  tenant.connectorPage.organization.isAudited = false
}

test('a wrong mock is caught if every requirement that it names turns red', async () => {
  expect(await proven({ breaks: turnsOff, mustRed: ['TEN-10', 'TEN-9'] })).toEqual({
    ...{ id: 'wrong', fault: 'It is.', mustRed: ['TEN-10', 'TEN-9'], red: ['TEN-10', 'TEN-9'], caught: true, why: '' },
  })
})

test('one that changes nothing is not, and one whose requirement has no scenario is not', async () => {
  expect(await proven({})).toMatchObject({ caught: false, why: 'stayed green: TEN-10', red: [] })
  expect(await proven({ breaks: turnsOff, mustRed: ['TEN-10', 'TEN-1'] })).toMatchObject({ why: 'stayed green: TEN-1' })
})

test('a mistake of the suite is not a mistake of the mock', async () => {
  const breaks = (): void => {
    throw new RangeError('ours')
  }
  expect((await proven({ breaks }))?.caught).toBe(false)
})
