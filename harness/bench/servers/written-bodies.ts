/** A text of a chat as connectors write it; all are different, as on a real day. */
export interface ChatText {
  number: number
  text: string
}

const words =
  'the berth is taken until noon and the pilot asks whether we could wait outside of the harbour instead'.split(' ')

/** Texts of about 200 to 600 characters. */
export function chatTexts(count: number): ChatText[] {
  return Array.from({ length: count }, (_, number) => {
    const length = 40 + ((number * 37) % 80)
    const text = Array.from({ length }, (_each, index) => words[(number + index * 7) % words.length]).join(' ')
    return { number, text: `${number} ${text}` }
  })
}

const subject = 'WhatsApp Message From 15550100 to 15550101'
const when = new Date('2026-03-01T08:30:00Z')

/** The body of `POST …/messages`: JSON with the properties of a received message. */
export function graphMessageBody({ number, text }: ChatText, address: string): Buffer {
  return Buffer.from(
    JSON.stringify({
      subject,
      body: { contentType: 'text', content: text },
      from: { emailAddress: { name: 'Ben Cole', address: 'ben@contoso.example' } },
      toRecipients: [{ emailAddress: { name: 'Asha Rao', address } }],
      internetMessageId: `<${number}@archiver.example>`,
      internetMessageHeaders: [{ name: 'X-Archive-Message-Id', value: String(number) }],
      singleValueExtendedProperties: [
        { id: 'Integer 0x0E07', value: '4' },
        { id: 'SystemTime 0x0039', value: when.toISOString() },
        { id: 'SystemTime 0x0E06', value: when.toISOString() },
      ],
    }),
  )
}

/** The body of a request to an import URL: the same message as base64 of MIME. */
export function importItemBody({ number, text }: ChatText, address: string, folderId: string): Buffer {
  const mime = [
    'From: Ben Cole <ben@contoso.example>',
    `To: Asha Rao <${address}>`,
    `Subject: ${subject}`,
    `Message-ID: <${number}@archiver.example>`,
    `Date: ${when.toUTCString()}`,
    `X-Archive-Message-Id: ${number}`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: 7bit',
    '',
    text,
    '',
  ].join('\r\n')
  const Data = Buffer.from(mime).toString('base64')
  return Buffer.from(JSON.stringify({ FolderId: folderId, Mode: 'create', Data }))
}
