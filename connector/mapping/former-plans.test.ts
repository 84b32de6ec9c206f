import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { getCountries, getExampleNumber, parsePhoneNumberFromString } from 'libphonenumber-js/max'
import examples from 'libphonenumber-js/mobile/examples'
import { expect, test } from 'vitest'
import { sampleFolder } from '../sample-folder.ts'
import { readCustomMapping } from './custom-mapping.ts'
import { documentedForm } from './former-plans.ts'

test.each([
  ['556296540142', '5562996540142'],
  ['5215555340142', '525555340142'],
  ['541155340142', '5491155340142'],
  ['22997340142', '2290197340142'],
  ['22501340142', '2250101340142'],
  ['22505340142', '2250505340142'],
  ['22507340142', '2250707340142'],
])('%s is %s today', (former, today) => {
  expect([documentedForm(former), documentedForm(today)]).toEqual([today, today])
  expect(parsePhoneNumberFromString(`+${today}`)?.isPossible()).toBe(true)
})

test.each(['556232340142', '22527340142', '447700900123'])('%s has no other form', (number) => {
  expect(documentedForm(number)).toBe(number)
})

test('a mobile number of today is never changed, and a change never leaves the country', () => {
  for (const country of getCountries()) {
    const digits = getExampleNumber(country, examples)?.number.slice(1) ?? ''
    if (country !== 'AR') expect(documentedForm(digits)).toBe(digits)
  }
  const digits = fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 5, maxLength: 11 })
  fc.assert(
    fc.property(fc.constantFrom('55', '52', '54', '229', '225', '44', '1'), digits, (code, rest) => {
      const form = documentedForm(`${code}${rest}`)
      expect(form.startsWith(code)).toBe(true)
      // The last seven digits are the person.
      expect(form.slice(-7)).toBe(`${code}${rest}`.slice(-7))
      expect(documentedForm(form)).toBe(form)
    }),
    { numRuns: 3000, seed: 6 },
  )
})

const header = 'External User ID,Microsoft 365 User Mailbox'
async function fileWith(...rows: string[]): Promise<string> {
  const path = join(await sampleFolder(), 'mapping.csv')
  await writeFile(path, [header, ...rows].join('\n'))
  return path
}

test('without the reading, the other form is another number, and the row is known for a hint', async () => {
  const mapping = await readCustomMapping(
    await fileWith('447700900123,x@contoso.example', '+55 62 9 9654-0142,a@contoso.example'),
  )
  expect([mapping.targetOf('556296540142'), mapping.lineLike('556296540142')]).toEqual([undefined, 3])
  expect([mapping.targetOf('5562996540142'), mapping.lineLike('5562996540142')]).toEqual([
    'a@contoso.example',
    undefined,
  ])
  expect(mapping.lineLike('447700900124')).toBeUndefined()
})

test('with the reading, both forms are one number, and must have one mailbox', async () => {
  const documented = { numberEquivalence: 'documented' as const }
  const mapping = await readCustomMapping(await fileWith('+55 62 9 9654-0142,a@contoso.example'), documented)
  expect([mapping.targetOf('556296540142'), mapping.lineLike('556296540142')]).toEqual(['a@contoso.example', undefined])
  const contradiction = await fileWith('556296540142,a@contoso.example', '5562996540142,b@contoso.example')
  await expect(readCustomMapping(contradiction, documented)).rejects.toThrow('line 3: the number of line 2')
  expect((await readCustomMapping(contradiction)).targetOf('556296540142')).toBe('a@contoso.example')
})
