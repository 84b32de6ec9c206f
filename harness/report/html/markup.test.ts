import { expect, test } from 'vitest'
import { escapeHtml, html } from '../../markup/markup.ts'
import { anchorOf, sentenceHtml } from './markup.ts'

test('every character with a meaning in markup is escaped', () => {
  expect(escapeHtml(`<a href="x" title='y'>&amp;</a>`)).toBe(
    '&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;amp;&lt;/a&gt;',
  )
})

test('a template escapes texts, and leaves markup and lists of markup unchanged', () => {
  const items = ['<1>', '&'].map((text) => html`<li>${text}</li>`)
  expect(html`<ul class="${'"'}">${items}</ul>${3}`.markup).toBe(
    '<ul class="&quot;"><li>&lt;1&gt;</li><li>&amp;</li></ul>3',
  )
})

test('marked parts of a sentence are escaped too', () => {
  expect(sentenceHtml('a `<b>` and *<i>* but 2 * 3').markup).toBe(
    'a <code>&lt;b&gt;</code> and <em>&lt;i&gt;</em> but 2 * 3',
  )
})

test('an asterisk in a typed part stays an asterisk', () => {
  expect(sentenceHtml('`a*` and `b*`').markup).toBe('<code>a*</code> and <code>b*</code>')
})

test('every id has a valid anchor', () => {
  expect(anchorOf('MAP-5')).toBe('#MAP-5')
  expect(anchorOf('a"b \ud83d')).toBe('#a%22b%20%5Cu%7Bd83d%7D')
})
