import { expect, test } from 'vitest'
import { copyDigest } from '../state/imported-copies.ts'
import { createClaims } from './claims.ts'

const copy = copyDigest('message-1', 'MBX:asha@tenant')

test('a caller that asks for a claimed copy learns its outcome', async () => {
  const claims = createClaims()
  const tell = claims.claim(copy)
  const outcome = claims.of(copyDigest('message-1', 'MBX:asha@tenant'))
  tell({ kind: 'imported' })
  expect(await outcome).toEqual({ kind: 'imported' })
})

test('another copy is not claimed', () => {
  const claims = createClaims()
  claims.claim(copy)
  expect(claims.of(copyDigest('message-2', 'MBX:asha@tenant'))).toBeUndefined()
})

test('a copy that has come to its end is claimed no longer', () => {
  const claims = createClaims()
  claims.claim(copy)({ kind: 'not-begun' })
  expect(claims.of(copy)).toBeUndefined()
})
