import { setupServer } from 'msw/node'
import { afterAll, beforeAll, describe } from 'vitest'
import { baseUrl, inProcessFaults } from './door-cases/in-process-faults.ts'
import { mswDoor } from './msw-door.ts'

const msw = setupServer()
beforeAll(() => msw.listen({ onUnhandledRequest: 'error' }))
afterAll(() => msw.close())

describe('faults through msw', () => {
  inProcessFaults((server, offered) => msw.resetHandlers(...mswDoor(server, offered, baseUrl)))
})
