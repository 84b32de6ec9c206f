import type { Behaviour, BehaviourArea, BehaviourStatus } from './behaviour.ts'

const preface = `# What the tenant does as Microsoft 365 does

Generated from the lists in \`harness/m365/behaviours/\`; do not edit. Each behaviour has one test of the same name, except
those that are unverified. A behaviour that is not in this list may work, but you cannot rely on it.

- **documented**: Microsoft's documentation says so.
- **measured**: seen in real answers, or required by Microsoft's own clients, but not documented.
- **unverified**: nobody has checked. Do not rely on it, neither here nor at Microsoft.
- **ours**: a choice of this tenant, where Microsoft does otherwise or it is not known what Microsoft does. It protects your tests.
`

/** The page for people: every behaviour with its source, in Markdown. */
export function behavioursPage(areas: readonly BehaviourArea[]): string {
  return `${[preface, countLine(areas), ...areas.map(section)].join('\n')}`
}

function countLine(areas: readonly BehaviourArea[]): string {
  const all = areas.flatMap(({ behaviours }) => behaviours)
  const count = (wanted: BehaviourStatus): number => all.filter(({ status }) => status === wanted).length
  return `${count('documented')} documented, ${count('measured')} measured, ${count('unverified')} unverified, ${count('ours')} ours.\n`
}

function section({ title, behaviours }: BehaviourArea): string {
  const rows = behaviours.map(row)
  return [`## ${title}\n`, '| id | behaviour | status | source |', '|---|---|---|---|', ...rows, ''].join('\n')
}

function row({ id, sentence, status, source }: Behaviour): string {
  return `| \`${id}\` | ${cell(sentence)} | ${status} | ${cell(source)} |`
}

/** A pipe would start another cell. */
function cell(text: string): string {
  return text.replaceAll('|', '\\|')
}
