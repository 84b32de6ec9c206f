import { expect, it } from 'vitest'
import { memoryTables } from '../../control/state/state-tables.ts'
import { createArchivePlans } from './archive-plans.ts'

it('covers a product of a user for as long as they are on a plan of it', () => {
  const plans = createArchivePlans(memoryTables)
  const { planId } = plans.add('Desk', 'phone-archiver')
  expect(plans.cover('user-1', 'phone-archiver')).toBe(false)
  plans.assign(planId, 'user-1')
  expect([plans.cover('user-1', 'phone-archiver'), plans.cover('user-1', 'cloud-archiver')]).toEqual([true, false])
  plans.unassign(planId, 'user-1')
  expect(plans.cover('user-1', 'phone-archiver')).toBe(false)
})

it('counts a user once, however often they are assigned', () => {
  const plans = createArchivePlans(memoryTables)
  const { planId } = plans.add('Desk', 'phone-archiver')
  for (const userId of ['user-1', 'user-2', 'user-1']) plans.assign(planId, userId)
  expect([plans.assignedUsers(planId), plans.planIdsOf('user-1')]).toEqual([2, [planId]])
})

it('knows no plan that it does not have', () => {
  const plans = createArchivePlans(memoryTables)
  for (const attempt of [
    () => plans.get('plan-1'),
    () => plans.assign('plan-1', 'user-1'),
    () => plans.unassign('plan-1', 'user-1'),
  ]) {
    expect(attempt).toThrowError(expect.objectContaining({ code: 'plan-not-found' }))
  }
})

it('is put back to the plans and assignments of the moment when it was saved', () => {
  const plans = createArchivePlans(memoryTables)
  const { planId } = plans.add('Desk', 'phone-archiver')
  plans.assign(planId, 'user-1')
  const putBack = plans.save()
  plans.unassign(planId, 'user-1')
  plans.add('Another', 'cloud-archiver')
  putBack()
  expect([plans.list().length, plans.planIdsOf('user-1')]).toEqual([1, [planId]])
})
