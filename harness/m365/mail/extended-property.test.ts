import { expect, it } from 'vitest'
import { propertyKey, propertyValue } from './extended-property.ts'

const set = '66f5a359-4659-4830-9070-00047ec6ac6e'

it.each([
  ['Integer 0x0E07', 'integer 0xe07'],
  ['Integer 0x0E07', 'Integer 0x00000E07'],
  [`String {${set}} Name Color`, `string ${set.toUpperCase()} name Color`],
  [`String {${set}} Id 0x8502`, `String {${set.toUpperCase()}} Id 0x08502`],
])('takes %s and %s for one property', (one, other) => {
  expect(propertyKey(other)).toBe(propertyKey(one))
  expect(propertyKey(one)).toBeDefined()
})

it.each([
  ['Integer 0x0E07', 'Long 0x0E07'],
  ['Integer 0x0E07', 'Integer 0x0E70'],
  [`String {${set}} Name Color`, `String {${set}} Name color`],
  [`String {${set}} Name Color`, `String {${set.replace('6', '7')}} Name Color`],
  [`String {${set}} Name 0x8502`, `String {${set}} Id 0x8502`],
])('takes %s and %s for two properties', (one, other) => {
  expect(propertyKey(other)).not.toBe(propertyKey(one))
})

it.each(['', 'Integer', 'Integer 3591', 'Integer 0xZZ', 'Number 0x0E07', `String {${set}}`, `String {${set}} Name`])(
  'knows no property %j',
  (id) => {
    expect(propertyKey(id)).toBeUndefined()
  },
)

it.each([
  ['Short', '32767', '32767'],
  ['Short', '32768', undefined],
  ['Integer', '-2147483648', '-2147483648'],
  ['Integer', '2147483648', undefined],
  ['Integer', '0x4', undefined],
  ['Integer', '1.5', undefined],
  ['Long', '9223372036854775807', '9223372036854775807'],
  ['Long', '9223372036854775808', undefined],
  ['Double', '-1.5e3', '-1.5e3'],
  ['Double', '', undefined],
  ['Currency', 'ten', undefined],
  ['Boolean', 'True', 'true'],
  ['Boolean', '1', undefined],
  ['Binary', 'AAEC', 'AAEC'],
  ['Binary', 'AAE', undefined],
  ['SystemTime', '2026-11-21T20:15:30.5+01:00', '2026-11-21T19:15:30Z'],
  ['SystemTime', '2026-11-21T20:15:30', '2026-11-21T20:15:30Z'],
  ['SystemTime', 'yesterday', undefined],
  ['CLSID', set, set],
  ['CLSID', 'x', undefined],
  ['String', '', ''],
])('of %s reads %j as %j', (type, text, value) => {
  expect(propertyValue(propertyKey(`${type} 0x1000`) ?? '', text)).toBe(value)
})
