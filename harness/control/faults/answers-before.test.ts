import { expect, test } from 'vitest'
import { createAnswersBefore } from './answers-before.ts'

const call = (actor: string) => ({ server: 'telemessage', operation: 'items.list', actor })
const answer = (body: string) => ({ status: 200, headers: {}, body })

test('returns the last answer of each caller, until it forgets', () => {
  const answers = createAnswersBefore()
  answers.remember(call('asha'), answer('1'))
  answers.remember(call('ben'), answer('2'))
  answers.remember(call('asha'), answer('3'))
  expect([answers.of(call('asha'))?.body, answers.of(call('ben'))?.body]).toEqual(['3', '2'])
  expect(answers.of({ ...call('asha'), operation: 'items.get' })).toBeUndefined()
  answers.forget()
  expect(answers.of(call('asha'))).toBeUndefined()
})

test('drops the callers whose last call is oldest', () => {
  const answers = createAnswersBefore(2)
  for (const actor of ['asha', 'ben', 'asha', 'cleo']) answers.remember(call(actor), answer(actor))
  expect(['asha', 'ben', 'cleo'].map((actor) => answers.of(call(actor))?.body)).toEqual(['asha', undefined, 'cleo'])
})
