import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { adviceFor } from './user-error.ts'

const full = (path?: string) =>
  Object.assign(new Error('full'), { code: 'ENOSPC', ...(path !== undefined && { path }) })

describe('a full disk', () => {
  test('TMPDIR is named for a temporary file', () => {
    const path = join(tmpdir(), 'mock-telemessage-1', 'batch.zip')
    expect(adviceFor(full(path))).toBe(
      `${path}: the disk is full; free some space, or set TMPDIR to a folder with space`,
    )
  })

  test('TMPDIR is not named for a file elsewhere, where it would change nothing', () => {
    expect(adviceFor(full('/srv/reports/report.json'))).toBe(
      '/srv/reports/report.json: the disk is full; free some space',
    )
  })

  test('both are named if the error has no path, as that of a write', () => {
    expect(adviceFor(full())).toBe(
      `the disk is full; free some space, or, if the temporary folder ${tmpdir()} is full, set TMPDIR to a folder with space`,
    )
  })
})
