import { setImmediate as turn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { createActing } from './acting.ts'
import { type AuditActor, systemActor } from './audit-event.ts'

const asha: AuditActor = { userType: 'admin', userId: 'asha', userPrincipalName: null, appId: null, clientIp: null }

test('knows who acts through every wait, and nobody afterwards', async () => {
  const acting = createActing()
  const seen = await acting.as(asha, async () => {
    await turn()
    return acting.present()
  })
  expect([seen, acting.present()]).toEqual([asha, systemActor])
})

test('who acts in one tenant does not act in another', () => {
  const [here, there] = [createActing(), createActing()]
  expect(here.as(asha, () => [here.present(), there.present()])).toEqual([asha, systemActor])
})
