import { expect, test } from 'vitest'
import { archivers as ofConnector } from '../../connector/archivers.ts'
import { archivers as ofJudge } from '../../harness/runner/index.ts'
import { archiversWithLiterals } from '../vocabulary/archiver-literals.ts'

// Goal: an archiver has a handwritten row in each of three tables: the connector's, the judge's and the scenarios'.

test('the connector, the judge and the scenarios know the same archivers', () => {
  const ids = ofJudge.map(({ id }) => id).toSorted()
  expect(ofConnector.map(({ archiver }) => archiver).toSorted()).toEqual(ids)
  expect(archiversWithLiterals.toSorted()).toEqual(ids)
})

test('the connector and the judge have the same default', () => {
  expect(ofConnector[0].archiver).toBe(ofJudge[0].id)
})
