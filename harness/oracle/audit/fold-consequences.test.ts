import { expect, test } from 'vitest'
import type { Finding } from '../finding.ts'
import { foldConsequences } from './fold-consequences.ts'

const finding = (requirement: string, more: Partial<Finding> = {}): Finding => ({
  ...{ requirement, message: `${requirement} is broken`, acceptable: ['this'], seen: 'that' },
  ...more,
})
const stranger = finding('MAP-12', { fault: 'unexpected', mailbox: 'guest@contoso.example' })

test('a folder and wrong counts follow from a message in a mailbox that must not have it', () => {
  const folder = finding('FLD-4', { mailbox: 'guest@contoso.example' })
  expect(foldConsequences([stranger, folder, finding('LOG-3'), finding('LOG-4'), finding('LOG-4')])).toEqual([
    {
      ...stranger,
      consequences: ['FLD-4 is broken', 'LOG-3 is broken', 'LOG-4 is broken'].map(
        (text) => `${text.slice(0, 5)}: ${text}`,
      ),
    },
  ])
})

test.each<[string, Finding[]]>([
  ['a folder in another mailbox', [stranger, finding('FLD-4', { mailbox: 'ben@contoso.example' })]],
  ['wrong counts alone', [finding('LOG-4', { fault: 'log-untrue' })]],
  ['wrong counts beside an altered copy', [finding('CNV-5', { fault: 'altered' }), finding('LOG-4')]],
  ['counts that do not add up', [stranger, finding('LOG-1')]],
])('%s count on their own', (_what, findings) => {
  expect(foldConsequences(findings)).toEqual(findings)
})
