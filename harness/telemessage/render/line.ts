/**
 * Text as one line. A line break in the name of a group would begin a new header in the mail that is made from it
 * (CNV-9); one in the name of a file would begin a line of text that the site never wrote. Everything else is content
 * and stays, also bidirectional isolates and other invisible characters. (The vendor's sibling app removes U+2068 and
 * U+2069 from its subjects and texts; this is not documented for WhatsApp.)
 */
export function oneLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ')
}
