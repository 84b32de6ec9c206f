import { expect, it } from 'vitest'
import { createVirtualClock } from '../../control/clock.ts'
import { createSite } from '../index.ts'
import { createAccounts } from '../login/accounts.ts'
import { asha, bruno, sampleArchiver, sampleEvent } from '../sample-event.ts'
import type { SubjectForm } from './subject-style.ts'

const accounts = await createAccounts([{ username: 'admin', password: 'secret' }])

/** Subjects of messages and of their deletions, as a site of that form serves them. */
function subjects(subjectForm?: SubjectForm): [message: string, deletion: string][] {
  const site = createSite({
    clock: createVirtualClock(new Date('2026-03-03T00:00:00Z')),
    archiver: sampleArchiver,
    accounts,
    subjectForm,
  })
  for (const user of [asha, bruno]) site.register(user)
  const deletion = { deletedBy: asha.number, scope: 'for-me' as const, readBy: [] }
  return Array.from({ length: 50 }, (_, index) => {
    const archiveMessageId = `message ${index}`
    const message = site.capture(sampleEvent({ archiveMessageId }))
    const ids = { archiveMessageId: `deletion ${index}`, refersTo: archiveMessageId }
    return [message.subject, site.capture(sampleEvent({ ...ids, kind: 'deletion', text: '', deletion })).subject]
  })
}

it('writes every subject in one form by default', () => {
  const message = 'WhatsApp Message From 15550100001 to 15550100002'
  expect(subjects()).toEqual(Array.from({ length: 50 }, () => [message, `DELETED – UNREAD – ${message}`]))
  expect(subjects('canonical')).toEqual(subjects())
})

it('writes them in many forms if asked for variants, the same on every run', () => {
  const variants = subjects('documented-variants')
  expect(new Set(variants.map(([message]) => message)).size).toBe(6)
  expect(new Set(variants.map(([, deletion]) => deletion)).size).toBeGreaterThan(20)
  expect(subjects('documented-variants')).toEqual(variants)
})

it('repeats the subject of a deleted message as it was served, in whatever form', () => {
  for (const [message, deletion] of subjects('documented-variants')) expect(deletion).toMatch(new RegExp(`${message}$`))
})
