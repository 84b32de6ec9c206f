import { printable } from '../../markup/printable.ts'
import type { Ledger } from '../../oracle/index.ts'
import type { LeftLine } from '../../runner/play/result.ts'
import { counted, numberText } from '../count-words.ts'
import { dispositionOrder, faultlessSentence, faultOrder } from '../ledger-words.ts'
import { displayColumns } from './column-text.ts'
import { heading, labelled, paragraph, type TextPage } from './page.ts'

/** The ledger in a few lines: the captured items, the expected dispositions of their copies, the faults. */
export function ledgerLines(page: TextPage, ledger: Ledger): string[] {
  const dispositions = dispositionOrder.map((name) => `${numberText(ledger.dispositions[name])} ${name}`).join(', ')
  const fanOut = `${counted(ledger.items, 'item', 'items')} captured, ${counted(ledger.copies, 'copy', 'copies')} after fan-out`
  return [
    heading(page, 'Ledger'),
    ...labelled(page, 'source', fanOut),
    ...labelled(page, 'copies', dispositions),
    ...faultLines(page, ledger),
    ...labelled(
      page,
      'not faults',
      `${counted(ledger.noMailbox, 'item resolves', 'items resolve')} to no mailbox (no-mailbox), ` +
        `${counted(ledger.sharedMailbox, 'copy is', 'copies are')} shared by several participants (shared-mailbox)`,
    ),
  ]
}

function faultLines(page: TextPage, ledger: Ledger): string[] {
  const found = faultOrder.filter((fault) => ledger.faults[fault] > 0)
  if (found.length === 0) return labelled(page, 'faults', faultlessSentence)
  const others = faultOrder.filter((fault) => ledger.faults[fault] === 0)
  const counts = found.map((fault) => `${numberText(ledger.faults[fault])} ${fault}`).join(', ')
  return labelled(page, 'faults', others.length > 0 ? `${counts}; none ${others.join(', ')}` : counts).map(
    page.paint.red,
  )
}

/** The maximum number of left lines that are shown; the HTML and JSON reports have all of them. */
const leftLinesShown = 20

/** Lines of chat exports that did not become items. */
export function leftLineLines(page: TextPage, leftLines: LeftLine[]): string[] {
  const more = leftLines.length - leftLinesShown
  return [
    heading(
      page,
      `${counted(leftLines.length, 'line', 'lines')} of chat exports ${leftLines.length === 1 ? 'is' : 'are'} in no item`,
    ),
    ...leftLines.slice(0, leftLinesShown).flatMap((line) => leftLineText(page, line)),
    ...(more > 0 ? paragraph(page, `and ${numberText(more)} more`, 2) : []),
  ]
}

function leftLineText(page: TextPage, { file, lineNumber, reason }: LeftLine): string[] {
  const place = `  ${printable(file)}:${lineNumber}`
  const whole = `${place}  ${printable(reason)}`
  return displayColumns(whole) <= page.widthColumns ? [whole] : [place, ...paragraph(page, reason, 4)]
}
