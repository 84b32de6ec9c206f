import { requirementOf } from '../../harness/catalogue/index.ts'
import type { Finding } from '../../harness/oracle/index.ts'
import { evidence } from '../../harness/report/text/findings.ts'
import { textPage } from '../../harness/report/text/page.ts'
import type { WrongConnector } from '../../harness/runner/index.ts'
import type { Result } from '../../harness/runner/play/result.ts'

/** What the maker of a wrong connector reads about the requirements that it breaks. */
export interface Explained {
  wrong: Pick<WrongConnector, 'id' | 'fault' | 'mustRed'>
  /** The results of its scenarios, in the order of the scenarios. */
  results: readonly Result[]
}

/** It must come back within a time, and a busy machine takes longer: which of its scenarios is red differs from run to run. */
const dependsOnSpeed = new Set(['begins-again-at-once'])

const page = textPage({ colour: false, widthColumns: 120 })

/**
 * The explanations of one area as a page in Markdown, for review. Its one question is: does the maker of the connector know
 * what to change? It shows each requirement that must turn red once, as `run` prints it, without what a review does not need:
 * the requirement in words, which item and which mailbox, and how often.
 */
export function redsPage(area: string, explained: readonly Explained[]): string {
  const update = `npx vitest run --project worlds scenarios/${area} -u`
  return [
    `# Reds of ${area}\n`,
    `What the suite prints about each wrong connector of this folder. \`${update}\` writes this page. Review its diff with one`,
    'question: does the maker of the connector know what to change? What differs from run to run, such as real times, is written as …\n',
    ...explained.map(redsOf),
  ].join('\n')
}

/** The part of the page about one wrong connector. */
export function redsOf({ wrong, results }: Explained): string {
  const reds = wrong.mustRed.map((id) => (dependsOnSpeed.has(wrong.id) ? `${id}  not shown` : red(id, results)))
  return `## ${wrong.id}\n\n${wrong.fault}\n\n\`\`\`\n${reds.join('\n\n')}\n\`\`\`\n`
}

function red(id: string, results: readonly Result[]): string {
  const its = results.filter(({ requirement, verdict }) => requirement === id && verdict === 'fail')
  // The scenario of the requirement says more than the audit of another one.
  const shown = its.find(({ scenario }) => scenario?.startsWith(`${id}/`)) ?? its[0]
  if (shown === undefined) return `${id}  not red`
  const { durationMs: _, ...result } = { ...shown, findings: toldOnce(shown.findings) }
  const row = {
    requirement: requirementOf(id),
    verdict: 'fail' as const,
    results: [],
    passedScenarios: 0,
    playedScenarios: 1,
  }
  const lines = evidence(page, row, result)
  // Without the source of the requirement: docs/requirements.md has it.
  const from = lines.findIndex((line) => line.startsWith('  scenario'))
  return withoutChance([id, ...lines.slice(from)].join('\n'))
}

function toldOnce(findings: readonly Finding[]): Finding[] {
  const told = new Map<string, Finding>()
  for (const { itemId: _, archiveMessageId: __, mailbox: ___, ...said } of findings) {
    const finding = { ...said, seen: withoutChance(said.seen) }
    const key = JSON.stringify({ ...finding, about: undefined })
    if (!told.has(key)) told.set(key, finding)
  }
  return [...told.values()]
}

/** Without what differs from run to run: real times, ports, which of several mailboxes was first, names of chance. */
function withoutChance(text: string): string {
  return (
    text
      .replaceAll(/\b\d+(\.\d+)? (ms|s)\b/g, '… $2')
      .replaceAll(/(localhost|127\.0\.0\.1):\d+/g, '$1:…')
      .replaceAll(/\bbut one in .*/g, 'but one in …')
      // Files that must not be on this machine yet have names of chance (SEC-4).
      .replaceAll(/\bescaped-[0-9a-f]{16}\b/g, 'escaped-…')
  )
}
