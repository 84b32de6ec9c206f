import { expect, it } from 'vitest'
import { archivePlanePaths, type LoginRequest } from '../../contract/index.ts'
import { memoryTables } from '../../control/state/state-tables.ts'
import { createArchive } from '../archive/archive.ts'
import { createItemPages, fullPaging } from '../archive/item-pages.ts'
import { createPageCursors } from '../archive/page-cursor.ts'
import { createAccessTokens } from '../login/access-tokens.ts'
import { createLoginLocks } from '../login/login-locks.ts'
import { Refusal } from '../refusals/errors.ts'
import { archiveOperations } from './archive.ts'

/** A login whose passwords are judged when the test says so: `right` is admitted, nothing else. */
function setup(): { logIn(password: string): Promise<unknown>; judge(password: string): void } {
  const waiting = new Map<string, (isAdmitted: boolean) => void>()
  const admits = ({ password }: LoginRequest): Promise<boolean> =>
    new Promise((resolve) => waiting.set(password, resolve))
  const archive = createArchive(memoryTables)
  const [login] = archiveOperations({
    accounts: { admits },
    locks: createLoginLocks(() => 0, memoryTables),
    tokens: createAccessTokens({ lifeSeconds: 1, monotonicMs: () => 0, tables: memoryTables }),
    archive,
    itemPages: createItemPages({
      archive,
      cursors: createPageCursors('secret'),
      ordinary: fullPaging,
      tables: memoryTables,
    }),
  })
  const url = new URL(`https://site.example${archivePlanePaths.login}`)
  const headers = { 'content-type': 'application/json' }
  return {
    logIn: async (password) => {
      const body = Buffer.from(JSON.stringify({ username: 'admin', password }))
      try {
        return (await login?.respond({ method: 'POST', url, params: {}, headers, body }))?.status
      } catch (error) {
        return error instanceof Refusal ? error.code : error
      }
    },
    judge: (password) => waiting.get(password)?.(password === 'right'),
  }
}

it('tells no guess of a lot sent at once, after the fifth wrong one, whether it was right', async () => {
  const { logIn, judge } = setup()
  const wrong = ['1', '2', '3', '4', '5', '6']
  const answers = [...wrong, 'right'].map(logIn)
  for (const password of [...wrong, 'right']) judge(password)
  expect(await Promise.all(answers)).toEqual([...Array(5).fill('login-refused'), 'login-locked', 'login-locked'])
})

it('accepts all logins with the right password that arrive at once', async () => {
  const { logIn, judge } = setup()
  const answers: Promise<unknown>[] = []
  for (let login = 0; login < 10; login += 1) {
    answers.push(logIn('right'))
    judge('right')
  }
  expect(await Promise.all(answers)).toEqual(Array(10).fill(200))
})
