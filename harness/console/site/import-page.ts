import { html } from '../../markup/markup.ts'
import { userAddress } from '../addresses.ts'
import type { ConsolePage } from '../page.ts'
import { ApiRefusal } from '../refusal.ts'
import { chip, tableHtml } from '../shell/shown.ts'
import { keptAnswers } from './kept.ts'

/** The verdicts on a file of users, line by line. */
export const importPage: ConsolePage = {
  path: '/site/imports/:number',
  title: 'Import of users',
  handler: ({ params }, services) => {
    const verdicts = keptAnswers(services).imports[Number(params['number']) - 1]
    if (verdicts === undefined) {
      const message = 'This console has made no such import since it was started.'
      throw new ApiRefusal({ server: 'The console', status: 404, code: 'import-not-found', message })
    }
    const rows = verdicts.lines.map((line) =>
      line.outcome === 'created'
        ? [String(line.line), chip('pass', 'created'), html`<a href="${userAddress(line.userId)}">${line.userId}</a>`]
        : [String(line.line), chip('fail', 'refused'), html`${line.reason} <code>${line.code}</code>`],
    )
    return html`<p><a href="/site">TeleMessage site</a></p>${tableHtml('Verdicts, line by line', ['Line', 'Verdict', 'User or reason'], rows)}`
  },
}
