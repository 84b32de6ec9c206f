import { expect, it } from 'vitest'
import { inlineContent } from '../attachment-content.ts'
import { contactIn } from './contact-card.ts'

const card = (...lines: string[]): string => ['BEGIN:VCARD', 'VERSION:3.0', ...lines, 'END:VCARD', ''].join('\r\n')

it('reads name and numbers, folded lines and escapes included', async () => {
  const text = card(
    'FN;CHARSET=UTF-8:Zoë\\, Mül',
    ' ler',
    'item1.TEL;waid=447700900321:+44 7700 900321',
    'tel:tel:+1-415-555-0177',
  )
  expect(await contactIn('x.vcf', inlineContent(text))).toEqual({
    displayName: 'Zoë, Müller',
    numbers: ['+44 7700 900321', '+1-415-555-0177'],
  })
})

it('uses the file name as the name if there is no card, or no name on it', async () => {
  expect(await contactIn('00000042-Ida Berg.vcf', undefined)).toEqual({ displayName: 'Ida Berg', numbers: [] })
  expect(await contactIn('Ida Berg.vcf', inlineContent(card('FN:', 'TEL:1')))).toEqual({
    displayName: 'Ida Berg',
    numbers: ['1'],
  })
})

it('reads the beginning of a large card only', async () => {
  const photo = `PHOTO:${'A'.repeat(3 * 1024 * 1024)}`
  const content = inlineContent(card('FN:Ida', photo, 'TEL:1'))
  expect(await contactIn('x.vcf', content)).toEqual({ displayName: 'Ida', numbers: [] })
})
