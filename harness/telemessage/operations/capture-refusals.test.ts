import { afterEach, expect, it } from 'vitest'
import type { DescribedOperation } from '../openapi/described-operation.ts'
import { captureProblems } from '../refusals/capture-problems.ts'
import { type ProblemCode, problems } from '../refusals/errors.ts'
import { capturePlaneOf, openRequestWorld, request } from '../transport-cases/capture-requests.ts'
import { codeOf, day1, newUser, openCaptureWorld } from '../transport-cases/capture-world.ts'
import { provoke } from '../transport-cases/provocations.ts'

const world = await openRequestWorld(await openCaptureWorld())
const putBack = world.site.save()
const operations = capturePlaneOf(world.site.operations)
const refusals = operations.flatMap((operation) =>
  operation.description.refusals.map((code): [string, ProblemCode, DescribedOperation] => [
    operation.name,
    code,
    operation,
  ]),
)

afterEach(() => {
  // Every test begins with the account as it was, so what one test deletes or locks exists again for the next.
  putBack()
  world.clock.set(day1)
})

it.each(refusals)('%s refuses with %s', async (_name, code, operation) => {
  const before = [...world.site.capturedItems()].length
  const answer = await provoke(world, operation, code)
  expect([codeOf(answer), answer.status]).toEqual([code, problems[code].status])
  expect(world.complaints).toEqual([])
  // Refused events are not archived. Of two equal events, only the second one is refused.
  expect([...world.site.capturedItems()].length).toBe(before + (code === 'captured-twice' ? 1 : 0))
  expect(answer.body.toString()).not.toMatch(
    new RegExp(`${newUser.number}|favourite|vermilion|${world.linkToken}|Asha|Tea-at`),
  )
})

it.each(operations.map((operation) => [operation.name, operation] as const))(
  '%s takes the request that the refusals are changes of',
  async (name, operation) => {
    // A right code cannot be known beforehand; devices.test.ts tries a successful activation.
    const expected = name === 'devices.activate' ? 403 : expect.toSatisfy((status: number) => status < 300)
    expect((await request(world, operation)).status).toEqual(expected)
    expect(world.complaints).toEqual([])
  },
)

it('refuses with every code of the catalogue but the one that only tests in process meet', () => {
  const met = new Set(refusals.map(([, code]) => code))
  expect(Object.keys(captureProblems).filter((code) => !met.has(code as ProblemCode))).toEqual(['no-device'])
})
