import { type ListedRequirement, underInWords } from './listed-requirement.ts'

/** The requirements for a terminal, one below the other; ends in a line break. */
export function requirementsText(listed: readonly ListedRequirement[]): string {
  return `${listed.map(oneRequirement).join('\n\n')}\n`
}

function oneRequirement(requirement: ListedRequirement): string {
  const { id, weight, source, sentence, document, section, readings, capability } = requirement
  const { scenarios, minimum, cannotShow } = requirement
  const played = scenarios.map((scenario) => {
    const under = underInWords(scenario)
    return under === undefined ? scenario.id : `${scenario.id} (under ${under})`
  })
  return [
    `${id}  ${weight}, ${source}  ${sentence}`,
    `  source       ${document}, ${section}`,
    ...(readings.length > 0 ? [`  readings     ${readings.join(', ')}`] : []),
    ...(capability === undefined ? [] : [`  capability   ${capability}`]),
    `  scenarios    ${played.join('\n               ') || 'none yet'}`,
    `  minimum      ${minimum === 1 ? 'once' : `${minimum} times`}`,
    ...(cannotShow === undefined ? [] : [`  cannot show  ${cannotShow}`]),
  ].join('\n')
}
