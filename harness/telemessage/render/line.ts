/**
 * Text as one line: a line break in a group's name would begin a header of its own in the mail made of it (CNV-9), and one
 * in a file's name a line of text that the site never wrote. Everything else stays, bidirectional isolates and other
 * invisible characters too: it is content. (The vendor's sibling app takes U+2068 and U+2069 out of its subjects and texts;
 * nothing documents that of WhatsApp.)
 */
export function oneLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ')
}
