import type { ReadMail, ShownText } from '../../harness/oracle/index.ts'
import type { Aspect } from './expectations.ts'

/** The served text in everything that a reader may show of the message: plain text to the letter, HTML line by line. */
export function showsText(text: string): Aspect {
  const wanted = exact(text)
  return {
    name: 'the text',
    wanted,
    of: (mail) => otherTextIn(mail, text) ?? wanted,
  }
}

/** The first text that a reader may show and that is not the wanted one; undefined if all are. */
export function otherTextIn({ texts }: Pick<ReadMail, 'texts'>, wanted: string): string | undefined {
  const wrong = texts.find((shown) => !isText(shown, wanted))
  return wrong === undefined ? undefined : described(wrong)
}

function described({ kind, text, hidden, problem }: ShownText): string {
  const where = kind === 'html' ? 'the HTML shows: ' : ''
  return `${where}${exact(text) || (where && '(nothing)')}${hidden && ` (hidden: ${hidden})`}${problem === undefined ? '' : ` (${problem})`}`
}

function isText({ kind, text: seen, hidden, problem }: ShownText, wanted: string): boolean {
  const form = kind === 'html' ? lines : exact
  return form(seen) === form(wanted) && hidden === '' && problem === undefined
}

/** Ignores one line break at the end: mail has one there, even if the text has none. */
function exact(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(/\n$/, '')
}

/** HTML shows neither runs of spaces nor the difference between a new line and a new paragraph. */
function lines(text: string): string {
  const each = text.split(/[\r\n]+/).map((line) =>
    line
      .split(/[ \t\u00a0]+/)
      .filter(Boolean)
      .join(' '),
  )
  return each.filter(Boolean).join('\n')
}
