import { expect, it } from 'vitest'
import { saveAll } from '../../control/savable.ts'
import { SavableMap } from './savable-map.ts'

it('puts back what it held, as often as it is asked to', () => {
  const map = new SavableMap([['a', 1]])
  const putBack = map.save()
  for (const key of ['a', 'b']) {
    map.set(key, 2)
    map.delete('a')
    putBack()
    expect([...map]).toEqual([['a', 1]])
  }
})

it('puts several stores back at once', () => {
  const [one, other] = [new SavableMap([['a', 1]]), new SavableMap([['b', 2]])]
  const putBack = saveAll([one, other])
  one.clear()
  other.clear()
  putBack()
  expect([[...one], [...other]]).toEqual([[['a', 1]], [['b', 2]]])
})
