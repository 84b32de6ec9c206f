import { expect, test } from 'vitest'
import { exposedIn, layersOf } from './exposure.ts'

// Goal: SEC-1 finds a secret in a text in every spelling, and finds nothing where there is none.

const confidences = {
  secrets: ['s3cret/of the+house', 'short'],
  texts: ['The Walnut deal closes.'],
  numbers: ['447700900123'],
}
const encoded = (before: string, text: string): string => Buffer.from(`${before}${text} and more`).toString('base64')

test.each([
  ['login s3cret/of the+house', 'a secret in the output'],
  ['?password=s3cret%2Fof%20the%2Bhouse', 'a secret in the output'],
  [encoded('', 's3cret/of the+house'), 'a secret in the output'],
  ['login with [MT_TELEMESSAGE_PASSWORD]', 'a secret in the output'],
  ['"text":"The Walnut deal closes."', 'the text of a message in the output'],
  [encoded('x', 'The Walnut deal closes.'), 'the text of a message in the output'],
  [encoded('xy', 'The Walnut deal closes.'), 'the text of a message in the output'],
  ['from +44 (7700) 900-123', 'a phone number in the output'],
])('%s', (text, what) => {
  expect(exposedIn(text, confidences, 'the output')).toEqual([{ what }])
})

test.each(['', 'a short word', 'The Walnut deal', '44770090012', '[MT_STATE_DIR]'])('nothing in "%s"', (text) => {
  expect(exposedIn(text, confidences, 'the output')).toEqual([])
})

test('a text is found in a message in base64 that has it in lines of base64', () => {
  const text = `${'An ordinary beginning. '.repeat(4)}The Walnut deal closes.`
  const lines = (
    Buffer.from(text)
      .toString('base64')
      .match(/.{1,76}/g) ?? []
  ).join('\r\n')
  const message = Buffer.from(`Subject: x\r\n\r\n${lines}\r\n`).toString('base64')
  const request = `POST /elsewhere\nContent-Type\napplication/json\n{"FolderId":"x","Data":"${message}"}`
  expect(exposedIn(request, confidences, 'a request')).toEqual([])
  expect(layersOf(request).flatMap((layer) => exposedIn(layer, confidences, 'a request'))).toEqual([
    { what: 'the text of a message in a request' },
  ])
})
