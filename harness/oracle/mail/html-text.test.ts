import { expect, test } from 'vitest'
import { linesOf, textOfHtml } from './html-text.ts'

test.each<[what: string, html: string, shown: string]>([
  ['entities', '<p>a &lt; b &amp;amp; c&nbsp;d &#x1F680; &eacute;</p>', 'a < b &amp; c d 🚀 é'],
  ['line breaks of the source', '<div>one\r\n   two</div>', 'one two'],
  ['br, blocks and rows', 'a<br>b<p>c</p><div>d<div>e</div></div><table><tr><td>f<td>g</table>', 'a\nb\nc\nd\ne\nf g'],
  ['inline elements within words', 'wo<b>r</b>d<span>s</span>', 'words'],
  ['pre', '<pre>a\n  b</pre>', 'a\nb'],
  ['white-space: pre-wrap', '<div style="white-space: pre-wrap">a\nb</div>', 'a\nb'],
  [
    'a whole document',
    '<!doctype html><html><head><title>t</title><style>p{}</style></head><body>x</body></html>',
    'x',
  ],
  ['comments and script', '<!-- c -->x<script>y</script><template>z</template>', 'x'],
  ['white on green', '<td bgcolor="#075e54"><font color="white">x</font></td>', 'x'],
])('shows %s as a browser does', (_what, html, shown) => {
  expect(textOfHtml(html)).toEqual({ shown, hidden: '' })
})

test.each([
  '<p style="display: none">x</p>',
  '<p style="DISPLAY:NONE !important">x</p>',
  '<p style="visibility:hidden"><b>x</b></p>',
  '<p hidden>x</p>',
  '<span style="font-size:0">x</span>',
  '<span style="font-size: 1px">x</span>',
  '<span style="color:#fff">x</span>',
  '<font color="white">x</font>',
  '<p style="opacity:0">x</p>',
  '<p style="max-height:0;overflow:hidden">x</p>',
  '<p style="position:absolute;left:-9999px">x</p>',
  '<p style="mso-hide:all">x</p>',
  '<style>.away, .gone { display:none }</style><p class="note gone">x</p>',
  '<!--[if mso]><p>x</p><![endif]-->',
])('nobody sees the x of %s', (html) => {
  expect(textOfHtml(`<body>y${html}</body>`)).toEqual({ shown: 'y', hidden: 'x' })
})

test('compares lines, not the space within and between them', () => {
  expect(linesOf('one\r\n\r\n  two \u00a0 three\t\n')).toEqual(['one', 'two three'])
})
