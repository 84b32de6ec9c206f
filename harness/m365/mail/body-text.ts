/** The longest `bodyPreview`, in UTF-16 units. */
const previewLengthMax = 255

/** A text whose only white space is single blanks. */
const isOneLine = /^(?:\S| (?! ))*$/

/** The start of a text, without line breaks, as `bodyPreview` has it. */
export function previewOf(text: string): string {
  const start = text.slice(0, previewLengthMax * 4)
  // A shortcut: most chat texts are a single line of words.
  const line = isOneLine.test(start) ? start : start.replace(/\s+/g, ' ')
  return line.trim().slice(0, previewLengthMax)
}

/** The text that HTML shows. */
export async function textOfHtml(html: string): Promise<string> {
  const header = Buffer.from('Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n')
  const { simpleParser } = await import('mailparser')
  const mail = await simpleParser(Buffer.concat([header, Buffer.from(html)]))
  return mail.text ?? ''
}

/** HTML that shows a text. */
export function htmlOfText(text: string): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  return wrappedHtml(`<div style="white-space: pre-wrap">${escaped}</div>`)
}

/** A whole HTML document, made from a fragment as in Microsoft's examples; a document stays unchanged. */
export function wrappedHtml(html: string): string {
  if (/<html[\s>]/i.test(html.slice(0, 2048))) return html
  const head = '<head>\r\n<meta http-equiv="Content-Type" content="text/html; charset=utf-8">\r\n</head>'
  return `<html>\r\n${head}\r\n<body>\r\n${html}\r\n</body>\r\n</html>\r\n`
}
