import type { Scenario } from '../../harness/runner/index.ts'
import { holdsFiles } from '../vocabulary/files.ts'
import { type FileToSend, scenario } from '../vocabulary/index.ts'

/** Files of any type arrive as they were sent (CAP-3, CAP-4). */
export const attachments: Scenario[] = [
  scenario('CAP-3/bytes-name-type', 'delivers an attachment with its original bytes, name and type', async (given) => {
    const asha = given.hires()
    const ben = given.hires()
    const file = {
      fileName: 'Q3 figures.xlsx',
      contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    }
    const chat = given.sends({ from: asha, to: ben, text: 'As promised.', files: [{ ...file, sizeBytes: 48_613 }] })
    await given.connectorRuns()
    const served = chat.captures[0]?.item.attachments ?? []
    for (const owner of [asha, ben]) {
      given.expects(chat).reads(owner, holdsFiles(served, [48_613]), {
        name: 'the type of the file',
        wanted: file.contentType,
        of: (mail) => mail.attachments[0]?.contentType ?? 'none, because there is no file',
      })
    }
  }),
  scenario('CAP-3/many-files', 'delivers all files of an item that has forty', async (given) => {
    const asha = given.hires()
    const files = Array.from({ length: 40 }, (_, place) => ({
      fileName: `IMG-20260310-WA${1_000 + place}.jpg`,
      contentType: 'image/jpeg',
      sizeBytes: 40 + place,
    }))
    const chat = given.sends({ from: asha, to: given.outsider(), text: 'All of the album.', files })
    await given.connectorRuns()
    const sizes = files.map(({ sizeBytes }) => sizeBytes)
    given.expects(chat).reads(asha, holdsFiles(chat.captures[0]?.item.attachments ?? [], sizes))
  }),
  scenario('CAP-3/large-file', 'delivers the bytes, name and type of a file of 4 MB', async (given) => {
    const asha = given.hires()
    const file = { fileName: 'Site plan.pdf', contentType: 'application/pdf', sizeBytes: 4_000_000 }
    const chat = given.sends({ from: asha, to: given.outsider(), kind: 'document', files: [file] })
    await given.connectorRuns()
    given.expects(chat).reads(asha, holdsFiles(chat.captures[0]?.item.attachments ?? [], [file.sizeBytes]), {
      name: 'the type of the file',
      wanted: file.contentType,
      of: (mail) => mail.attachments[0]?.contentType ?? 'none, because there is no file',
    })
  }),
  scenario(
    'CAP-3/files-too-large-together',
    'delivers three files that each fit into a request of 4 MB, and that do not fit together',
    async (given) => {
      const asha = given.hires()
      const sizes = [1_900_000, 1_900_001, 1_900_002]
      const files = sizes.map((sizeBytes, place) => ({ fileName: `part-${place + 1}.pdf`, sizeBytes }))
      const chat = given.sends({ from: asha, to: given.outsider(), text: 'In three parts.', files })
      await given.connectorRuns()
      given.expects(chat).reads(asha, holdsFiles(chat.captures[0]?.item.attachments ?? [], sizes))
    },
  ),
  scenario(
    'CAP-3/text-and-file-too-large-together',
    'delivers a file beside a text that JSON makes much longer, so that they do not fit together into a request of 4 MB',
    async (given) => {
      const asha = given.hires()
      const [sizeBytes, text] = [750_000, '"'.repeat(1_650_000)]
      const chat = given.sends({ from: asha, to: given.outsider(), text, files: [{ sizeBytes }] })
      await given.connectorRuns()
      given.expects(chat).reads(asha, holdsFiles(chat.captures[0]?.item.attachments ?? [], [sizeBytes]))
    },
  ),
  scenario('CAP-3/files-beside-a-long-text', 'delivers both files of an item with a text of 4 MB', async (given) => {
    // Graph takes requests of at most 4 MB, so that many connectors have a way of their own for such a text.
    // What is in its headers would be wrong if that way wrote them as they are: the audit compares all of them.
    const asha = given.hires({ firstName: 'Zoë', lastName: 'Müller, "Sales" (x)\r\nBcc: spy@evil.example' })
    const files = ['Größen "会議"; a.pdf', 'second.pdf'].map((fileName, place) => ({
      fileName,
      sizeBytes: 3_000 + place,
    }))
    const text = 'Every line of it is evidence. 🚀\n'.repeat(120_000)
    const chat = given.sends({ from: asha, to: given.outsider(), group: 'Équipe «α» 🚀', text, files })
    await given.connectorRuns()
    const sizes = files.map(({ sizeBytes }) => sizeBytes)
    given.expects(chat).reads(asha, holdsFiles(chat.captures[0]?.item.attachments ?? [], sizes))
  }),
  anyFile('document', 'a PDF', { fileName: 'contract.pdf', contentType: 'application/pdf', sizeBytes: 20_000 }),
  anyFile('unknown-type', 'a file of unknown type', {
    fileName: 'dump.xyzzy',
    contentType: 'application/x-unheard-of',
    sizeBytes: 777,
  }),
  anyFile('no-extension', 'a file without extension', {
    fileName: 'README',
    contentType: 'application/octet-stream',
    sizeBytes: 512,
  }),
  anyFile('zero-bytes', 'a file of zero bytes', { fileName: 'empty.txt', contentType: 'text/plain', sizeBytes: 0 }),
  anyFile('executable', 'an executable', {
    fileName: 'setup.exe',
    contentType: 'application/x-msdownload',
    sizeBytes: 4_096,
  }),
  anyFile('text', 'a text file with line breaks of three sorts', {
    fileName: 'notes.txt',
    contentType: 'text/plain',
    bytes: 'one\ntwo\r\nthree\rFrom four\n.\ntrailing blanks  \n\n\nno break at the end',
  }),
  anyFile('type-with-parameters', 'a file whose type has parameters that are too long for a header', {
    fileName: 'voice.ogg',
    contentType: `audio/ogg; codecs=opus; note="${'long '.repeat(300)}"`,
    sizeBytes: 700,
  }),
  // In a mail, this type says that a part has parts of its own: readers would look for them in the file, and not find the file.
  anyFile('web-page', 'a saved web page of a type that mail uses for its own parts', {
    fileName: 'offer.mht',
    contentType: 'multipart/related; boundary="part"',
    bytes: '--part\r\nContent-Type: text/html\r\n\r\n<p>Offer</p>\r\n--part--\r\n',
  }),
  anyFile('mail', 'a saved mail message', {
    fileName: 'forwarded.eml',
    contentType: 'message/rfc822',
    bytes: 'From: a@b.example\r\nSubject: inner\r\nDate: Tue, 10 Mar 2026 08:00:00 +0000\r\n\r\ninner text\r\n',
  }),
  // Mail allows no base64 for such a type, and no bare LF and no long line without it (RFC 2046, 5.2.1): the type has to give way.
  anyFile('mail-that-no-mail-may-hold', 'a saved mail message with line breaks and lines that no mail may hold', {
    fileName: 'exported.eml',
    contentType: 'message/rfc822',
    bytes: Buffer.from(`From: a@b.example\nSubject: inner\n\nZo\xeb ${'x'.repeat(1_200)}\nlast line`, 'latin1'),
  }),
]

function anyFile(slug: string, what: string, file: FileToSend): Scenario {
  return scenario(`CAP-4/${slug}`, `archives ${what} like an attachment`, async (given) => {
    const asha = given.hires()
    const chat = given.sends({ from: asha, to: given.outsider(), kind: 'document', files: [file] })
    await given.connectorRuns()
    const [capture] = chat.captures
    const sizes = capture?.event.attachments.map(({ content }) => content.sizeBytes) ?? []
    given.expects(chat).reads(asha, holdsFiles(capture?.item.attachments ?? [], sizes))
  })
}
