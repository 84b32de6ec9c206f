import { expect, it } from 'vitest'
import { memoryTables } from '../../control/state/state-tables.ts'
import { type ActivationCodes, createActivationCodes } from './activation-codes.ts'

async function setup(): Promise<{ codes: ActivationCodes; code: string; wrong: string }> {
  const codes = createActivationCodes(memoryTables)
  const code = await codes.issue('user-1', 1_000)
  return { codes, code, wrong: code === '00000000' ? '00000001' : '00000000' }
}

it('makes codes of eight digits, another one each time', async () => {
  const codes = createActivationCodes(memoryTables)
  const given = await Promise.all(['user-1', 'user-2', 'user-3'].map((userId) => codes.issue(userId, 1_000)))
  for (const code of given) expect(code).toMatch(/^[0-9]{8}$/)
  expect(new Set(given).size).toBe(3)
})

it('accepts a code once', async () => {
  const { codes, code } = await setup()
  expect([await codes.redeem('user-1', code, 0), await codes.redeem('user-1', code, 0)]).toEqual(['right', 'wrong'])
})

it('accepts a code once, even if it is sent twice at the same time', async () => {
  const { codes, code } = await setup()
  const verdicts = await Promise.all([codes.redeem('user-1', code, 0), codes.redeem('user-1', code, 0)])
  expect(verdicts.sort()).toEqual(['right', 'wrong'])
})

it.each([
  [999, 'right'],
  [1_000, 'wrong'],
])('treats a code that is valid until 1000 at %i as %s', async (nowMs, verdict) => {
  const { codes, code } = await setup()
  expect(await codes.redeem('user-1', code, nowMs)).toBe(verdict)
})

it('accepts the newest code of a user, and for that user only', async () => {
  const { codes, code } = await setup()
  const newer = await codes.issue('user-1', 1_000)
  expect(await codes.redeem('user-1', code, 0)).toBe('wrong')
  expect(await codes.redeem('user-2', newer, 0)).toBe('wrong')
  expect(await codes.redeem(undefined, newer, 0)).toBe('wrong')
  expect(await codes.redeem('user-1', newer, 0)).toBe('right')
})

it('is void after five wrong tries, and says so at the fifth', async () => {
  const { codes, code, wrong } = await setup()
  const verdicts: string[] = []
  for (let time = 1; time <= 5; time += 1) verdicts.push(await codes.redeem('user-1', wrong, 0))
  expect(verdicts).toEqual(['wrong', 'wrong', 'wrong', 'wrong', 'guessed-too-often'])
  expect(await codes.redeem('user-1', code, 0)).toBe('wrong')
})

it('counts tries that are sent all at once, the right one behind too many wrong ones too', async () => {
  const { codes, code, wrong } = await setup()
  const tries = [...Array<string>(6).fill(wrong), code]
  const verdicts = await Promise.all(tries.map((each) => codes.redeem('user-1', each, 0)))
  expect(verdicts.filter((verdict) => verdict === 'guessed-too-often')).toHaveLength(1)
  expect(verdicts).not.toContain('right')
})

it('does not accept a right code after five tries, even if its check ends first', async () => {
  const ends: Record<string, () => void> = {}
  const codes = createActivationCodes(memoryTables, async (code) => {
    await new Promise<void>((end) => {
      ends[code] = end
    })
    return code === 'right'
  })
  await codes.issue('user-1', 1_000)
  const tries = ['1', '2', '3', '4', '5', 'right'].map((code) => codes.redeem('user-1', code, 0))
  ends['right']?.()
  expect(await tries.at(-1)).toBe('wrong')
  for (const end of Object.values(ends)) end()
  expect((await Promise.all(tries)).filter((verdict) => verdict === 'guessed-too-often')).toHaveLength(1)
})

it('does not accept a code that was replaced while it was checked, and keeps the new one', async () => {
  let end: () => void = () => undefined
  const codes = createActivationCodes(memoryTables, async () => {
    await new Promise<void>((resolve) => {
      end = resolve
    })
    return true
  })
  await codes.issue('user-1', 1_000)
  const old = codes.redeem('user-1', 'old', 0)
  const endOld = end
  await codes.issue('user-1', 1_000)
  endOld()
  expect(await old).toBe('wrong')
  const renewed = codes.redeem('user-1', 'new', 0)
  end()
  expect(await renewed).toBe('right')
})

it('does not accept a code that was voided', async () => {
  const { codes, code } = await setup()
  codes.void('user-1')
  expect(await codes.redeem('user-1', code, 0)).toBe('wrong')
})

it('is put back to the codes of the moment when it was saved', async () => {
  const { codes, code } = await setup()
  const putBack = codes.save()
  await codes.redeem('user-1', code, 0)
  putBack()
  expect(await codes.redeem('user-1', code, 0)).toBe('right')
})
