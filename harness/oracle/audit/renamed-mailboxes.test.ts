import { expect, test } from 'vitest'
import {
  ashas,
  bens,
  captured,
  empty,
  entry,
  idles,
  requirementsBroken,
  stored,
  summary,
  sync,
  witness,
} from './hand-made-mailboxes.ts'

// Goal: a mailbox is the same one when its user gets another address between two syncs.

const newAddress = 'asha.khan@contoso.example'
const nextDay = new Date('2026-03-12T00:00:00.000Z')

test('a copy that came before its user was renamed is there, and a second capture of it is skipped', async () => {
  expect(await requirementsBroken(twoDays([], { skipped: 2, available: 2 }))).toEqual([])
})

test('a copy that comes again after its user was renamed is the second one', async () => {
  expect(await requirementsBroken(twoDays([stored()], { imported: 1, skipped: 1, available: 2 }))).toContain('DAY-6')
})

/** Both phones capture one message, a day apart; Asha is renamed in between. */
function twoDays(again: ReturnType<typeof stored>[], counts: Parameters<typeof summary>[0]) {
  const [hers, his] = [stored(), stored()]
  const renamed = (messages: ReturnType<typeof stored>[]) => ({ ...ashas(...messages), address: newAddress })
  const directory = [
    entry('asha@contoso.example', {
      primaryAddress: newAddress,
      userPrincipalName: newAddress,
      aliases: ['asha@contoso.example'],
    }),
    entry('ben@contoso.example'),
    entry('idle@contoso.example'),
  ]
  const second = sync([renamed([hers, ...again]), bens(his), idles], {
    now: nextDay,
    directory,
    before: [renamed([hers]), bens(his), empty('idle@contoso.example')],
    importLog: {
      state: 'read',
      records: [
        summary({
          completedAt: nextDay.toISOString(),
          windowFrom: '2026-03-11T00:00:00.000Z',
          windowTo: nextDay.toISOString(),
          imported: 0,
          ...counts,
        }),
      ],
    },
  })
  const captures = [captured(), captured({ captureTime: new Date('2026-03-11T09:00:00.000Z') }, 'item-2')]
  return witness([sync([ashas(hers), bens(his), idles]), second], captures)
}
