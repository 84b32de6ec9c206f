import { Parser } from 'htmlparser2'

/** Elements whose content is no text of the message. */
const unread = new Set(['script', 'style', 'head', 'title', 'template', 'noscript'])
const breaking = /^(?:p|div|br|tr|li|h[1-6]|blockquote|pre|table|ul|ol|hr)$/

/** The text of HTML, with a line for each block. Nothing in it is run or loaded: it is only read. */
export function textOfMarkup(markup: string): string {
  let text = ''
  let hidden = 0
  const parser = new Parser({
    onopentag: (name) => {
      if (unread.has(name)) hidden += 1
      if (breaking.test(name) && !text.endsWith('\n')) text += '\n'
    },
    ontext: (piece) => {
      if (hidden === 0) text += piece
    },
    onclosetag: (name) => {
      if (unread.has(name)) hidden -= 1
      if (breaking.test(name) && name !== 'br' && !text.endsWith('\n')) text += '\n'
    },
  })
  parser.end(markup)
  return text.trim()
}
