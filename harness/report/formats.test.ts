import { describe, expect, test } from 'vitest'
import { proofFormats, runFormats } from './formats.ts'
import type { ReportFormat } from './report-format.ts'
import { sampleReportSaying, sampleRun } from './sample-report.ts'

const versions = { package: '0.1.0' }
const nothingProven = {
  schemaVersion: 1,
  seed: 90_817,
  full: false,
  connectors: [],
  mocks: [],
  requirements: [],
} as const

/** The rows of a table: each option, what it is for, and where the file is written without it. */
function rowsOf<Report>(formats: readonly ReportFormat<Report>[]): string[] {
  return formats.map(
    ({ name, description, defaultPath }) =>
      `| \`--${name} <file>\` | ${description} | ${defaultPath === undefined ? 'not at all' : `\`${defaultPath}\``} |`,
  )
}

const head = ['| option | what it says | without the option, written to |', '|---|---|---|']
const page = `# Report formats

Generated from the lists in \`harness/report/formats.ts\`; do not edit.

\`mock-telemessage run\` prints its report, and writes it into files:

${[...head, ...rowsOf(runFormats)].join('\n')}

\`run --progress-json <file>\` writes one line of JSON for each scenario as soon as it is judged, so that a program can follow a run. With \`-\`, the
lines are the whole output, and the report for people goes to the error output:

| event | when | fields |
|---|---|---|
| \`begun\` | first | \`schemaVersion\` (1), \`seed\`, \`connector\`, \`day\` (its id, or null), \`scenarios\` with \`scenario\` and \`requirement\` |
| \`judged\` | for each scenario, and for the day | \`scenario\`, \`results\` with \`requirement\`, \`verdict\` and \`message\` |
| \`ended\` | last; not if the run was stopped | \`exitCode\` |

A scenario that was red and was played again has two lines; the later one counts. \`--baseline\` is not applied to these lines.

\`mock-telemessage prove\` prints the kill matrix, and writes it into files:

${[...head, ...rowsOf(proofFormats)].join('\n')}
`

test('docs/report-formats.md is the page made from the lists', async () => {
  await expect(page).toMatchFileSnapshot('../../docs/report-formats.md')
})

describe.each(runFormats.map((format) => [format.name, format] as const))('%s', (_, format) => {
  test('renders every verdict, and ends in a line break', () => {
    expect(format.render(sampleRun(), versions)).toMatch(/\S\n$/)
  })

  test('names the connector, the seed and the version', () => {
    const text = format.render({ ...sampleRun(), connector: 'acme 4.2', seed: 90_817 }, versions)
    for (const fact of ['acme 4.2', '90817', '0.1.0']) expect(text).toContain(fact)
  })

  test('holds no control character but line breaks, whatever a connector says', () => {
    const text = format.render(sampleReportSaying('\u0000\u0007\u001b[31m'), versions).replaceAll('\n', '')
    expect(text).not.toMatch(/\p{Cc}/u)
  })
})

test.each(proofFormats.map((format) => [format.name, format] as const))(
  'a proof as %s contains its seed and ends in a line break',
  (_, format) => {
    expect(
      format.render({ ...nothingProven, connectors: [], mocks: [], requirements: [], mutants: [] }, versions),
    ).toMatch(/90817(?=.*\n$)/s)
  },
)
