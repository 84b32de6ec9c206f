import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { fixtures } from './hand-made-export.ts'
import { type ExportWords, languages } from './languages/index.ts'
import { readHeaderLine } from './lines/header-line.ts'
import { leftReasons } from './lines/left-line.ts'
import { alternatives } from './wording/alternatives.ts'

// docs/chat-exports.md is written from the data: `npx vitest run harness/synth/chat-export/chat-exports-page.test.ts -u`.

const field = join(fixtures, '../field-exports/chat')

/** The first stamp of each text below the folder, by its layout. */
async function stampsIn(folder: string): Promise<[layout: string, stamp: string][]> {
  const names = await readdir(folder, { recursive: true })
  const texts = await Promise.all(
    names
      .filter((name) => name.endsWith('.txt'))
      .toSorted()
      .map((name) => readFile(join(folder, name), 'utf8')),
  )
  return texts.flatMap((text): [string, string][] => {
    for (const line of text.split(/\r\n|\n/u)) {
      const header = readHeaderLine(line)
      if (typeof header !== 'object') continue
      const stamp = line.slice(0, line.length - header.rest.length)
      return [
        [
          header.layout,
          stamp
            .replaceAll(/\p{Cf}/gu, '')
            .replaceAll(/\s/gu, ' ')
            .trim(),
        ],
      ]
    }
    return []
  })
}

const layouts = new Map([...(await stampsIn(field)), ...(await stampsIn(fixtures))])

function count(words: Record<string, string>): string {
  const all = Object.values(words)
  return `${all.filter((word) => word !== '').length} of ${all.length}`
}

function row(words: ExportWords): string {
  const name = new Intl.DisplayNames('en', { type: 'language' }).of(words.language) ?? words.language
  const [title = ''] = alternatives(words.chatFile)
  const admin = words.deletedByAdmin === '' ? 'no' : 'yes'
  const cells = [
    `${name} (\`${words.language}\`)`,
    `\`${title}\``,
    `\`(${alternatives(words.fileAttached)[0]})\`, \`<${alternatives(words.attached)[0]}: …>\``,
    `\`${alternatives(words.deleted)[0]}\``,
    ...[
      admin,
      count(words.omitted),
      count(words.calls),
      count(words.group),
      String(alternatives(words.notices).length),
    ],
  ]
  return `| ${cells.join(' | ')} |`
}

const page = `# Chat exports

This page is written from the code: \`npx vitest run harness/synth/chat-export/chat-exports-page.test.ts -u\`.

WhatsApp's *Export chat* writes a text for people, in the language of the phone. This page says what is read from it. The rule is: nothing is lost
or changed in silence. Each line is part of an item, or is listed with the reason. Each file of a ZIP is in an attachment, or is listed
with the reason. What is not understood is archived as it is, and a warning names the line. An export whose times would be a guess is refused.

\`\`\`sh
npx mock-telemessage check export fixtures/chat-exports/ios-en/_chat.txt --time-zone Europe/London
\`\`\`

This command prints what an export is read as, without a run: each item with its line, what is left, and the warnings. With \`--json\`, programs get the same.

## Layouts

A message begins with a stamp, in brackets or before \` - \` or \`: \`. The first stamp of a file counts for the whole file: a line that begins with a date in another
layout is text, and a warning names it. Invisible characters (direction marks, joiners, byte order marks) and special blanks may be anywhere in a stamp
and around it. These layouts are in the fixtures; others are read in the same way.

${[...layouts.values()].map((stamp) => `- \`${stamp}\``).join('\n')}

The code lists hardly any words of dates: layouts, names of months, parts of the day, eras and digits come from CLDR, through the \`Intl\` of Node.js, for every
language of WhatsApp. Date and time may come in either order.

| what | how it is read |
|---|---|
| digits | of every script |
| calendars | Gregorian; Buddhist, Persian, Islamic (Umm al-Qura) and Minguo, with an era or because the years cannot be Gregorian, which a warning says; Japanese with its era |
| order of day and month | as the dates show it: a part over 12, then the language, then how dates change from line to line; if nothing shows it, it is a guess, and \`--date-order\` decides |
| parts of the day | AM and PM in every language, and words such as 下午 or \`in the morning\`; a word that means different things in two languages needs \`--language\` |
| years before 2009 or after today | refused, with the line |
| dates without a year, unknown words in a date | refused, with the line |
| times that summer time skips or repeats | an hour later, and the first of two; a warning names the line |

## Languages

WhatsApp's own words are read in these languages. An export does not name its language, so all are tried. In any other language, lines of WhatsApp are found by
their form: no author, the mark U+200E or U+200F in front, the group as the author. They are archived as they are, and a warning names them.

*Left-out files* are the kinds of media that an iPhone names when it leaves them out; *calls*, *group events* and *notices* count what is known.

| language | file name | files | deleted | by an admin | left-out files | calls | group events | notices |
|---|---|---|---|---|---|---|---|---|
${languages.map(row).join('\n')}

## What lines become

| line | becomes |
|---|---|
| a name and a text | a message; the text is unchanged, with all its lines |
| a file that is in the ZIP | the kind of the file, with an attachment; several files of one message have one attachment each |
| a file that was left out, or is not in the ZIP | the kind of the file, with the line as its text |
| a deleted message | a deletion by its author, by the owner of the phone, or by the admin that the line names |
| a call | a call with its outcome and duration; failed, busy and cancelled calls count as missed. A call in words that are not known stays a text |
| a link to a map after WhatsApp's label | a location |
| a contact card | a contact, with the names and numbers of all cards in the file |
| an event in a group | a system item |
| a line of WhatsApp in words that are not known | a system item if it names no author, otherwise a text of the author |
| a poll, an edited message, a view-once message | a text, unchanged |

These are in no item:

${Object.values(leftReasons)
  .map((reason) => `- ${reason}`)
  .join('\n')}
`

it('is what the code reads', async () => {
  await expect(page).toMatchFileSnapshot('../../../docs/chat-exports.md')
})
