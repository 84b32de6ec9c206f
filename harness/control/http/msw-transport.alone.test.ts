import { setupServer } from 'msw/node'
import { afterAll, beforeAll, describe } from 'vitest'
import { mswTransport } from './msw-transport.ts'
import { baseUrl, inProcessFaults } from './transport-cases/in-process-faults.ts'

const msw = setupServer()
beforeAll(() => msw.listen({ onUnhandledRequest: 'error' }))
afterAll(() => msw.close())

describe('faults through msw', () => {
  inProcessFaults((server, room) => msw.resetHandlers(...mswTransport(server, room, baseUrl)))
})
