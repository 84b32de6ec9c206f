import { expect, test } from 'vitest'
import { anchorOf, escapeHtml, html, sentenceHtml } from './markup.ts'

test('every character that means something in markup is escaped', () => {
  expect(escapeHtml(`<a href="x" title='y'>&amp;</a>`)).toBe(
    '&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;amp;&lt;/a&gt;',
  )
})

test('a template escapes texts, and takes markup and lists of it as they are', () => {
  const items = ['<1>', '&'].map((text) => html`<li>${text}</li>`)
  expect(html`<ul class="${'"'}">${items}</ul>${3}`.markup).toBe(
    '<ul class="&quot;"><li>&lt;1&gt;</li><li>&amp;</li></ul>3',
  )
})

test('what a sentence marks is escaped too', () => {
  expect(sentenceHtml('a `<b>` and *<i>* but 2 * 3').markup).toBe(
    'a <code>&lt;b&gt;</code> and <em>&lt;i&gt;</em> but 2 * 3',
  )
})

test('an asterisk inside what is typed is typed', () => {
  expect(sentenceHtml('`a*` and `b*`').markup).toBe('<code>a*</code> and <code>b*</code>')
})

test('an anchor survives any id', () => {
  expect(anchorOf('MAP-5')).toBe('#MAP-5')
  expect(anchorOf('a"b \ud83d')).toBe('#a%22b%20%5Cu%7Bd83d%7D')
})
