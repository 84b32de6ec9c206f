import { counted } from '../count-words.ts'
import { codeSpan, escapeMarkdown, sentenceMarkdown } from '../markdown/markdown-text.ts'
import type { ReportFormat } from '../report-format.ts'
import { mutationScoreText } from './mutation-score.ts'
import { type Kill, killOf, killWords, type ProofReport, type ProvenRequirement } from './prove-report.ts'

/** `--markdown <file>`: the kill matrix as a page for GitHub. */
export const proofMarkdownFormat: ReportFormat<ProofReport> = {
  name: 'markdown',
  description: 'where to write the kill matrix in Markdown',
  render: renderKillMatrixMarkdown,
}

/**
 * The kill matrix in GitHub's Markdown: the requirements with the connectors that turned them red, the wrong connectors
 * with their faults, and the unproven requirements. Ends in a line break.
 */
export function renderKillMatrixMarkdown(proof: ProofReport): string {
  const { connectors, requirements, seed, full } = proof
  const caught = connectors.filter((connector) => connector.caught).length
  const parts = [
    `## ${caught} of ${counted(connectors.length, 'wrong connector', 'wrong connectors')} caught`,
    full
      ? 'Every scenario was played with every connector.'
      : 'Each connector played the scenarios of the requirements that it must break, and the scenarios that guard the others.',
    '### By requirement',
    requirementTable(proof),
    '### By connector',
    connectorTable(proof),
    ...unprovenParts(requirements),
    ...mutantParts(proof),
    ...mockParts(proof),
    `Seed ${seed}.`,
  ]
  return `${parts.join('\n\n')}\n`
}

const line = (cells: (string | number)[]): string => `| ${cells.join(' | ')} |`

function requirementTable({ connectors, requirements }: ProofReport): string {
  const titleOf = (kill: Kill): string => `${killWords[kill].letter} ${killWords[kill].meaning}`
  const row = ({ id, sentence }: ProvenRequirement): string => {
    const by = (...kills: Kill[]): string[] =>
      connectors.filter((connector) => kills.includes(killOf(connector, id))).map((connector) => connector.id)
    const named = (kill: Kill): string => by(kill).map(escapeMarkdown).join(', ')
    const wrong = [...by('stray').map((name) => `! ${name}`), ...by('missed').map((name) => `G ${name}`)]
    const counts = [by('may').length, by('green').length, by('unplayed').length]
    return line([id, sentenceMarkdown(sentence), named('must'), ...counts, wrong.map(escapeMarkdown).join(', ')])
  }
  return [
    line(['Id', 'Requirement', ...(['must', 'may', 'green', 'unplayed'] as const).map(titleOf), 'wrong']),
    line([':---', ':---', ':---', '---:', '---:', '---:', ':---']),
    ...requirements.map(row),
  ].join('\n')
}

function connectorTable({ connectors }: ProofReport): string {
  return [
    line(['Connector', 'Caught', 'Must be red', 'Also red', 'Fault']),
    line([':---', ':---', ':---', ':---', ':---']),
    ...connectors.map(({ id, fault, mustRed, red, caught, why }) => {
      const also = red.filter((requirement) => !mustRed.includes(requirement))
      const verdict = caught ? 'yes' : `**no:** ${escapeMarkdown(why)}`
      return line([escapeMarkdown(id), verdict, mustRed.join(' '), also.join(' '), escapeMarkdown(fault)])
    }),
  ].join('\n')
}

function mockParts({ mocks }: ProofReport): string[] {
  if (mocks.length === 0) return []
  const rows = mocks.map(({ id, caught, why, mustRed, fault }) =>
    line([
      escapeMarkdown(id),
      caught ? 'yes' : `**no:** ${escapeMarkdown(why)}`,
      mustRed.join(' '),
      escapeMarkdown(fault),
    ]),
  )
  const heads = [line(['Mock', 'Caught', 'Must be red', 'Fault']), line([':---', ':---', ':---', ':---'])]
  return ['### Wrong mocks of the self-test', [...heads, ...rows].join('\n')]
}

function mutantParts({ mutants }: ProofReport): string[] {
  const items = mutants.filter(({ played }) => played > 0).map((score) => `- ${mutationScoreText(score)}`)
  return items.length === 0 ? [] : ['### Mutants, as last measured', items.join('\n')]
}

function unprovenParts(requirements: readonly ProvenRequirement[]): string[] {
  const unproven = requirements.filter(({ redBy }) => redBy.length === 0)
  if (unproven.length === 0) return ['Unproven: none. Every requirement has been seen red.']
  const because = 'no wrong connector that was played and caught turns it red'
  const items = unproven.map(
    ({ id, unprovenBecause }) => `- ${codeSpan(id)} ${escapeMarkdown(unprovenBecause ?? because)}`,
  )
  return ['### Unproven', items.join('\n')]
}
