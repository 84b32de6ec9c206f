import { linesOf } from '../mail/html-text.ts'
import type { ReadMail } from '../mail/read-mail.ts'
import type { ShownText } from '../mail/shown-texts.ts'
import { type Deviation, deviation } from './deviation.ts'
import { excerpt, pointOut } from './point-out.ts'

/**
 * Compares the served text with what each kind of reader shows (CNV-5). A mail program shows the HTML of a message if there is any,
 * and a search shows the plain text: each of them alone must be right.
 */
export function compareText(served: string, { texts }: Pick<ReadMail, 'texts'>): Deviation[] {
  return texts.flatMap((shown) => textDeviations(served, shown)).slice(0, 1)
}

function textDeviations(served: string, shown: ShownText): Deviation[] {
  if (shown.problem !== undefined) {
    return [
      deviation(
        'CNV-5',
        'readers may show the text in the wrong characters',
        'text in the character set that its part declares',
        shown.problem,
      ),
    ]
  }
  if (!isServedText(served, shown)) {
    const what =
      shown.kind === 'html'
        ? 'the text that the HTML shows differs from the served text'
        : 'the text differs from the served text'
    const { acceptable, seen } = pointOut(normalText(served), normalText(shown.text))
    return [deviation('CNV-5', what, acceptable, seen)]
  }
  if (shown.hidden === '') return []
  const hidden = 'the HTML contains text that no reader shows, but a search finds'
  return [deviation('CNV-5', hidden, 'the served text and no other', excerpt(shown.hidden))]
}

function isServedText(served: string, { kind, text }: ShownText): boolean {
  if (kind === 'plain') return normalText(text) === normalText(served)
  return linesOf(text).join('\n') === linesOf(served).join('\n')
}

/** Line breaks become LF and one final line break is ignored; nothing else is normalised. */
export function normalText(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(/\n$/, '')
}
