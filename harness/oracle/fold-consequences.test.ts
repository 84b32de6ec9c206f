import { expect, test } from 'vitest'
import type { Finding } from './finding.ts'
import { foldConsequences } from './fold-consequences.ts'

const finding = (requirement: string, more: Partial<Finding> = {}): Finding => ({
  ...{ requirement, message: `${requirement} is broken`, acceptable: ['this'], seen: 'that' },
  ...more,
})
const folded = (...findings: Finding[]): Finding[] => [...foldConsequences(findings).values()]

const stranger = finding('MAP-12', { fault: 'unexpected', mailbox: 'guest@contoso.example' })
const byPrediction = { mayFollow: true } as const

test('a folder and predicted counts follow from a message in a mailbox that must not have it', () => {
  const folder = finding('FLD-4', { mailbox: 'guest@contoso.example' })
  const consequences = ['FLD-4: FLD-4 is broken', 'LOG-3: LOG-3 is broken', 'LOG-4: LOG-4 is broken']
  const counts = finding('LOG-4', byPrediction)
  expect(folded(stranger, folder, finding('LOG-3', byPrediction), counts, counts)).toEqual([
    { ...stranger, consequences },
  ])
})

test('predicted counts follow from what a scenario found itself', () => {
  const own = finding('MAP-12')
  expect(folded(own, finding('LOG-3', byPrediction))).toEqual([{ ...own, consequences: ['LOG-3: LOG-3 is broken'] }])
})

test.each<[string, Finding[]]>([
  ['a log that counts a lost copy as imported', [finding('DAY-5', { fault: 'missing' }), finding('LOG-4')]],
  ['a folder in another mailbox', [stranger, finding('FLD-4', { mailbox: 'ben@contoso.example' })]],
  ['predicted counts alone', [finding('LOG-4', byPrediction)]],
  ['predicted counts beside an altered copy', [finding('CAP-3', { fault: 'altered' }), finding('LOG-4', byPrediction)]],
  ['predicted counts beside a wrong header', [finding('CNV-2'), finding('LOG-4', byPrediction)]],
  ['counts that do not add up', [stranger, finding('LOG-1')]],
])('%s counts on its own', (_what, findings) => {
  expect(folded(...findings)).toEqual(findings)
})
