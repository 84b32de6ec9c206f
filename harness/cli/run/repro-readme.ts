import { requirementOf, wordedFor } from '../../catalogue/index.ts'
import { passedVariablesSentence, printable } from '../../report/index.ts'
import type { RedWorld } from '../../runner/index.ts'

/** The most findings that are listed for one result. The JSON report has all of them. */
const findingsTold = 20

/** How to reproduce a red result. */
interface ReadmeOptions {
  seed: number
  /** The command. */
  replay: string
  passedVariables?: readonly string[] | undefined
}

/** What a folder of evidence is about, and how to reproduce it. */
export function reproReadme(red: RedWorld, options: ReadmeOptions): string {
  const { seed, replay } = options
  const variables = passedVariablesSentence(options)
  const results = red.results.flatMap(({ requirement, verdict, message, findings }) => [
    `## ${requirement}: ${verdict}`,
    '',
    wordedFor(requirementOf(requirement), red.archiver).sentence,
    '',
    ...(findings.length === 0 && message !== '' ? [quoted(message), ''] : []),
    ...findings
      .slice(0, findingsTold)
      .flatMap((finding) => [
        `- ${plain(finding.message)}${finding.mailbox === undefined ? '' : ` (mailbox ${plain(finding.mailbox)})`}`,
        ...finding.acceptable.map((outcome) => `  - acceptable: ${plain(outcome)}`),
        `  - seen: ${plain(finding.seen)}`,
        ...(finding.itemId === undefined ? [] : [`  - item: ${plain(finding.itemId)}`]),
      ]),
    ...(findings.length > findingsTold ? [`- and ${findings.length - findingsTold} more in the JSON report`] : []),
    '',
  ])
  return [
    `# ${red.id}`,
    '',
    plain(red.title),
    '',
    `Seed ${seed}. To play it again:`,
    '',
    '```sh',
    replay,
    '```',
    '',
    ...(variables === '' ? [] : [plain(variables), '']),
    ...results,
    '## What is here',
    '',
    '- `captures.json`: the captured items that are concerned, and what the site served of them',
    '- `exchanges.jsonl`: all requests and answers in order, without bodies and secrets. `at` is the calendar of the run, which stands still during a sync; `realMs` is real time since the start',
    '- `mailboxes/`: the mailboxes that are concerned: each message as it is stored, and its properties in `messages.json`',
    '- `files/`: the import logs and mapping files of the syncs',
    '',
  ].join('\n')
}

function quoted(message: string): string {
  return message
    .split(/\r?\n/)
    .map((line) => `> ${plain(line)}`)
    .join('\n')
}

/** A text from outside as one line of Markdown, with every character shown as it is. */
function plain(text: string): string {
  return printable(text.replaceAll(/\s+/g, ' ')).replaceAll(/[\\`*_<>[\]|#]/g, '\\$&')
}
