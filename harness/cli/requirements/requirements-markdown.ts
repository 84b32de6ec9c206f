import { capabilityEntries, readingEntries } from '../../catalogue/index.ts'
import { groupBy } from '../../oracle/group-by.ts'
import { type ListedRequirement, underInWords } from './listed-requirement.ts'

const introduction = `# Requirements

These are the requirements by which the suite judges a connector, and by which it judges this mock itself. *Stated*: the
specification says so. *Documented*: another public document says so. *Assumed*: this project adds it. If a *must* is broken, the
run fails; if a *should* is broken, the run warns.

\`mock-telemessage requirements --markdown\` generates this page; a test keeps it equal to the catalogue.`

/** The page of the requirements, and of the readings and capabilities that they name; ends in a line break. */
export function requirementsMarkdown(listed: readonly ListedRequirement[]): string {
  const areas = [...groupBy(listed, ({ area }) => area)].map(([area, requirements]) => {
    const [first] = requirements
    const code = first?.id.split('-')[0] ?? ''
    return `## ${code}: ${area}\n\n${requirements.map(oneRequirement).join('\n')}`
  })
  return `${[introduction, ...areas, readingsSection(), capabilitiesSection()].join('\n\n')}\n`
}

function oneRequirement(requirement: ListedRequirement): string {
  const { id, weight, source, sentence, document, section, readings, capability } = requirement
  const { scenarios, minimum, cannotShow } = requirement
  const facts = [
    `Source: ${document}, ${section}.`,
    readings.length > 0 && `Readings: ${coded(readings)}.`,
    capability && `Capability: \`${capability}\`.`,
    `Scenarios: ${scenarioList(scenarios)}.`,
    minimum > 1 && `Must occur at least ${minimum} times.`,
    cannotShow && `Cannot show: ${cannotShow}`,
  ]
  const lines = facts.filter((fact) => typeof fact === 'string').map((fact) => `  - ${fact}`)
  return [`- **${id}** (${weight}, ${source}) ${sentence}`, ...lines].join('\n')
}

function scenarioList(scenarios: ListedRequirement['scenarios']): string {
  if (scenarios.length === 0) return 'none yet'
  return scenarios
    .map((scenario) => {
      const under = underInWords(scenario)
      return under === undefined ? `\`${scenario.id}\`` : `\`${scenario.id}\` (under \`${under}\`)`
    })
    .join(', ')
}

function readingsSection(): string {
  const entries = readingEntries.map(({ id, question, why, alternatives }) => {
    const choices = alternatives.map(({ value, meaning, leavesOut }, index) => {
      const left = leavesOut ? ` Leaves out ${leavesOut.requirementIds.join(', ')}: ${leavesOut.because}.` : ''
      return `  - \`${value}\`${index === 0 ? ' (default)' : ''}: ${meaning}${left}`
    })
    return [`- **\`${id}\`** ${question} ${why}`, ...choices].join('\n')
  })
  return `## Readings\n\nWhere the sources disagree or are silent, the maker of a connector chooses a reading and declares it in \`conformance.json\`.\n\n${entries.join('\n')}`
}

function capabilitiesSection(): string {
  const entries = capabilityEntries.map(({ id, meaning }) => `- **\`${id}\`** ${meaning}`)
  return `## Capabilities\n\nIf a connector does not declare a capability, the requirements on it are inapplicable.\n\n${entries.join('\n')}`
}

function coded(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(', ')
}
