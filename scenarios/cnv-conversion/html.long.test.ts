import { afterAll, expect, test } from 'vitest'
import { createWorkFolder, playScenario } from '../../harness/runner/index.ts'
import { openWorlds } from '../../harness/runner/world/open-world.ts'
import { archivedScenarios } from '../cap-archived/index.ts'
import { type Fault, faulty } from '../wrong-connectors/faulty.ts'
import {
  alsoWritesHtml,
  brokenLines,
  escaped,
  multipartOf,
  partOf,
  replacesText,
  writesOnlyHtml,
} from '../wrong-connectors/html-message.ts'
import { conversionScenarios } from './index.ts'

// A suite that says no to every HTML would be as wrong as one that never looks at it.

const template = (html: string): string =>
  `<!DOCTYPE html><html><head><title>Archived</title><style>p { margin: 0 }</style></head><body>\r\n${html}\r\n</body></html>`

const rightWays: [way: string, parts: Fault][] = [
  ['plain text and HTML with line breaks', (right) => alsoWritesHtml(right, ({ text }) => template(brokenLines(text)))],
  ['HTML alone, preformatted', (right) => writesOnlyHtml(right, ({ text }) => template(`<pre>${escaped(text)}</pre>`))],
  [
    'HTML alone, in paragraphs',
    (right) =>
      writesOnlyHtml(right, ({ text }) =>
        template(
          text
            .split(/\r\n|\r|\n/)
            .map((line) => `<p>${escaped(line)}</p>`)
            .join(''),
        ),
      ),
  ],
  [
    'alternatives within related within mixed',
    (right) =>
      replacesText(right, (plain, { text }) => {
        const html = partOf('text/html', `<div style="white-space: pre-wrap">${escaped(text)}</div>`)
        return multipartOf('related', [multipartOf('alternative', [plain, html])])
      }),
  ],
]

const aboutText = [...conversionScenarios, ...archivedScenarios].filter(({ id }) =>
  /^(?:CNV-[159]|CAP-[1258])\//.test(id),
)
const workFolder = await createWorkFolder()
afterAll(() => workFolder.remove())
const openWorld = await openWorlds({ seed: 20_260_312, workFolder })

test.concurrent.each(rightWays)('a connector that writes %s passes', async (way, parts) => {
  const { connector } = faulty({ id: 'right', fault: `It writes ${way}.`, mustRed: [] }, parts)
  for (const scenario of aboutText) {
    const { results } = await playScenario({
      scenario,
      connector,
      strict: true,
      openWorld: () => openWorld(scenario.id),
    })
    expect(
      results.filter(({ verdict }) => verdict !== 'pass'),
      scenario.id,
    ).toEqual([])
  }
})
