import type { WrongConnector } from '../../harness/runner/index.ts'
import { faulty } from '../wrong-connectors/faulty.ts'
import {
  alsoWritesHtml,
  brokenLines,
  escaped,
  multipartOf,
  replacesText,
  writesOnlyHtml,
} from '../wrong-connectors/html-message.ts'
import { rewrites } from '../wrong-connectors/rewritten-message.ts'

const mustRed = ['CNV-5']

/** Right in plain text, and wrong in what mail programs show instead of it (CNV-5). */
export const htmlFaults: WrongConnector[] = [
  faulty(
    {
      id: 'html-with-a-notice',
      fault: 'The HTML of a message says that it was archived, and not what it says.',
      mustRed,
    },
    (right) => alsoWritesHtml(right, () => '<p>This message was archived. Its text is in the attachment.</p>'),
  ),
  faulty(
    {
      id: 'html-not-escaped',
      fault: 'The text is written into the HTML as it is, so that parts of it count as tags.',
      mustRed,
    },
    (right) => alsoWritesHtml(right, ({ text }) => `<pre>${text}</pre>`),
  ),
  faulty({ id: 'html-in-one-line', fault: 'The line breaks of a text are lost in the HTML.', mustRed }, (right) =>
    writesOnlyHtml(right, ({ text }) => `<p>${escaped(text)}</p>`),
  ),
  faulty(
    { id: 'html-of-the-item-before', fault: 'The HTML of a message shows the text of the message before it.', mustRed },
    (right) => {
      let before = ''
      return alsoWritesHtml(right, ({ text }) => {
        const shown = before
        before = text
        return brokenLines(shown)
      })
    },
  ),
  faulty(
    { id: 'html-hides-the-text', fault: 'The HTML contains the text in a paragraph that is not displayed.', mustRed },
    (right) => alsoWritesHtml(right, ({ text }) => `<p style="display: none">${brokenLines(text)}</p><p>Archived.</p>`),
  ),
  faulty(
    { id: 'html-with-hidden-words', fault: 'The HTML contains words besides the text that nobody sees.', mustRed },
    (right) => alsoWritesHtml(right, ({ text }) => `<div style="font-size:0">Confidential</div>${brokenLines(text)}`),
  ),
  faulty({ id: 'html-splits-words', fault: 'The HTML begins a new line within long words.', mustRed }, (right) =>
    writesOnlyHtml(right, ({ text }) => brokenLines(text.replaceAll(/(?<=\p{L}{5})(?=\p{L})/gu, '\n'))),
  ),
]

/** Wrong about which part is the text, or in which character set it is (CNV-5). */
export const textPartFaults: WrongConnector[] = [
  faulty({ id: 'charset-us-ascii', fault: 'The text is UTF-8, and its part declares US-ASCII.', mustRed }, (right) =>
    rewrites(right, (octets) => octets.replace('text/plain; charset=utf-8', 'text/plain; charset=us-ascii')),
  ),
  faulty(
    {
      id: 'text-in-a-message-within',
      fault: 'The text is only in a message that is attached to the message.',
      mustRed,
    },
    (right) =>
      replacesText(right, (plain) =>
        multipartOf('mixed', [`Content-Type: message/rfc822\r\n\r\nSubject: original\r\n${plain}`]),
      ),
  ),
  faulty(
    { id: 'text-as-a-file', fault: 'The text is only in a file that is attached to the message.', mustRed },
    (right) =>
      replacesText(right, (plain) => {
        const file = plain.replace(/^(Content-Type: text\/plain[^\r\n]*)/im, '$1; name="text.txt"')
        return multipartOf('mixed', [`Content-Disposition: attachment; filename="text.txt"\r\n${file}`])
      }),
  ),
  faulty(
    {
      id: 'charset-nobody-knows',
      fault: 'The part with the text declares a character set that does not exist.',
      mustRed,
    },
    (right) =>
      rewrites(right, (octets) => octets.replace('text/plain; charset=utf-8', 'text/plain; charset=x-archiver')),
  ),
]
