import type { Scenario } from '../../harness/runner/index.ts'
import { holdsFiles } from '../vocabulary/files.ts'
import { type Aspect, type FileToSend, scenario } from '../vocabulary/index.ts'
import { showsText } from '../vocabulary/shown-text.ts'

const texts: [slug: string, what: string, text: string][] = [
  ['emoji', 'emoji, joined and with skin tones', '👨‍👩‍👧‍👦 👍🏽 🇮🇹 ❤️‍🔥 1️⃣'],
  ['right-to-left', 'right-to-left text with marks', 'שלום \u200fעולם\u200e and \u2067مرحبا\u2069 back'],
  [
    'combining-marks',
    'combining marks as they were typed',
    'Zoe\u0308 and Zo\u00eb, A\u030a and \u00c5, a\u0323\u0302',
  ],
  ['line-breaks', 'line breaks, blank lines and leading spaces', 'one\n\n  two\n\tthree\n\n\nfour'],
  ['last-lines', 'line breaks and an empty line at the end', 'one\ntwo\n\n'],
  ['blanks-at-line-ends', 'blanks and tabs at the ends of lines and of the text', 'one \ntwo\t\n \nthree \u2014 four '],
  ['dots-and-from', 'lines that mail treats as special', '.\n..\nFrom here on\n--\n>quoted\n=3D = =20'],
  [
    'markup',
    'characters that HTML writes as entities',
    'a < b & b > c, <b>not bold</b> &amp; &lt;p&gt; "quoted" \'so\'',
  ],
  ['cjk', 'Chinese, Japanese and Korean', '会议九点开始。会議は九時。회의는 아홉 시.'],
  ['64-kb', 'a text of 64 kB', 'Every word of this is evidence. '.repeat(2_048)],
]

const files: [slug: string, what: string, files: FileToSend[]][] = [
  ['non-ascii-name', 'a name in several scripts', [{ fileName: 'Größenübersicht 会議 קובץ 🚀.pdf' }]],
  ['255-characters', 'a name of 255 characters', [{ fileName: `${'long name '.repeat(25)}x.pdf` }]],
  [
    'equal-names',
    'two files with the same name',
    [
      { fileName: 'scan.pdf', sizeBytes: 1_111 },
      { fileName: 'scan.pdf', sizeBytes: 2_222 },
    ],
  ],
  ['path-like-name', 'a name that looks like a path', [{ fileName: '..\\..\\etc/passwd' }]],
  ['quotes-in-name', 'a name with quotes and semicolons', [{ fileName: 'a "b"; c=d (1).pdf' }]],
]

/** The content arrives unchanged, and cannot act as a header or a part (CNV-5, CNV-6, CNV-9). */
export const content: Scenario[] = [
  ...texts.map(([slug, what, text]) =>
    scenario(`CNV-5/${slug}`, `preserves ${what}`, async (given) => {
      const asha = given.hires()
      const chat = given.sends({ from: asha, to: given.outsider(), text })
      await given.connectorRuns()
      given.expects(chat).reads(asha, showsText(text))
    }),
  ),
  ...files.map(([slug, what, sent]) =>
    scenario(`CNV-6/${slug}`, `keeps bytes and names of attachments: ${what}`, async (given) => {
      const asha = given.hires()
      const chat = given.sends({ from: asha, to: given.outsider(), files: sent })
      await given.connectorRuns()
      const [capture] = chat.captures
      const sizes = capture?.event.attachments.map(({ content }) => content.sizeBytes) ?? []
      given.expects(chat).reads(asha, holdsFiles(capture?.item.attachments ?? [], sizes))
    }),
  ),
  ...injections(),
]

/** What a participant types to smuggle a header or a part into the message. */
const smuggled = 'x\r\nBcc: spy@evil.example\r\nX-Smuggled: 1\r\n\r\nsmuggled body\u0000'

function injections(): Scenario[] {
  const innocent: Aspect[] = [
    {
      name: 'the headers that came from the content of the item',
      wanted: 'none',
      of: (mail) => mail.headerNames.filter((name) => name === 'bcc' || name === 'x-smuggled').join(', ') || 'none',
    },
    { name: 'the number of addresses in Bcc', wanted: '0', of: (mail) => String(mail.bcc.length) },
  ]
  return [
    scenario('CNV-9/group-name', 'does not let a group name add a header', async (given) => {
      const asha = given.hires()
      const chat = given.sends({ from: asha, to: given.outsider(), group: smuggled, text: 'Hello.' })
      await given.connectorRuns()
      given.expects(chat).reads(asha, ...innocent, showsText('Hello.'))
    }),
    scenario('CNV-9/person-name', "does not let a participant's name add a header", async (given) => {
      const asha = given.hires({ firstName: `Asha${smuggled}`, lastName: '"Rao" <spy@evil.example>' })
      const chat = given.sends({ from: asha, to: given.outsider(), text: 'Hello.' })
      await given.connectorRuns()
      given.expects(chat).reads(asha, ...innocent, showsText('Hello.'), {
        name: 'the number of people in From and To',
        wanted: '2',
        of: (mail) => String(mail.from.length + mail.to.length),
      })
    }),
    scenario('CNV-9/file-name', 'does not let a file name or file type add a header or a part', async (given) => {
      const asha = given.hires()
      const file = { fileName: `${smuggled}.pdf`, contentType: `application/pdf\r\nX-Smuggled: 1` }
      const chat = given.sends({ from: asha, to: given.outsider(), text: 'Hello.', files: [file] })
      await given.connectorRuns()
      given.expects(chat).reads(asha, ...innocent, showsText('Hello.'), {
        name: 'the number of attachments',
        wanted: '1',
        of: (mail) => String(mail.attachments.length),
      })
    }),
    scenario('CNV-9/boundary-in-text', 'does not let a text end its part', async (given) => {
      const asha = given.hires()
      const ben = given.hires()
      const probe = given.sends({ from: asha, to: ben, text: 'First.', files: [{ sizeBytes: 100 }] })
      await given.connectorRuns()
      const stored = (await given.world.audit()).observed.find((one) => one.archiveMessageId === probe.archiveMessageId)
      const boundary =
        /boundary="?([^";\r\n]+)/i.exec(stored?.stored.content.toString('latin1') ?? '')?.[1] ?? 'boundary'
      given.later()
      const text = `--${boundary}\r\nContent-Type: text/html\r\n\r\n<b>x</b>\r\n--${boundary}--\r\n`.replaceAll(
        '\r\n',
        '\n',
      )
      const chat = given.sends({ from: asha, to: ben, text, files: [{ sizeBytes: 100 }] })
      await given.connectorRuns()
      given.expects(chat).reads(ben, ...innocent, showsText(text.replace(/\n$/, '')), {
        name: 'the number of attachments',
        wanted: '1',
        of: (mail) => String(mail.attachments.length),
      })
    }),
  ]
}
