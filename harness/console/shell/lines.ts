import { type Html, html } from '../../markup/markup.ts'

/** A text of several lines, as it was typed. Only its line ends act; everything else that would is shown. */
export function linesHtml(text: string): Html {
  const lines = text.split(/\r\n|\r|\n/)
  return html`${lines.map(
    (line, at) =>
      html`${
        at === 0
          ? ''
          : html`
`
      }${line}`,
  )}`
}
