import { expect, test } from 'vitest'
import { didYouMean } from './did-you-mean.ts'

const names = ['first-recipient-only', 'calls-dropped', 'MAP-1/two-rows', 'MAP-11/two-rows']

test.each([
  ['first-recipent', '; did you mean first-recipient-only?'],
  ['first-recipent-only', '; did you mean first-recipient-only?'],
  ['map-1/two-row', '; did you mean MAP-1/two-rows or MAP-11/two-rows?'],
  ['call-droped', '; did you mean calls-dropped?'],
  ['mpa-1/two-rows', '; did you mean MAP-1/two-rows or MAP-11/two-rows?'],
  ['something else', ''],
])('%s%s', (typed, hint) => {
  expect(didYouMean(typed, names)).toBe(hint)
})
