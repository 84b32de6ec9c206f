import type { Readable } from 'node:stream'
import MailComposer from 'nodemailer/lib/mail-composer'
import { type ArchivedItem, composeMessage, defaultPolicy } from '../../../connector/index.ts'
import type { Benchmark } from '../benchmark.ts'
import { startCpuMeter } from '../cpu-time.ts'
import { type Figure, figure } from '../figure.ts'
import { inTurn, type Rate } from '../rounds.ts'
import { composedItems } from './composed-items.ts'
import { foldedBase64 } from './folded-base64.ts'
import { streamOf } from './stream-of.ts'

const textCount = 2000
const mebibyte = 1024 * 1024
const filesPerRound = 40
const bytesPerMegabyte = 1_000_000
const { placeholderDomain } = defaultPolicy

/**
 * Measures the connector's composing of messages, compared with nodemailer for texts and with the minimum cost for
 * attachments.
 */
export const composing: Benchmark = {
  name: 'compose',
  measures: 'messages composed: texts compared with nodemailer, 1 MB attachments with folding base64',
  takes: 'a quarter of a minute',
  measure: async ({ progress }) => {
    const items = await composedItems(textCount)
    progress.show('composing texts')
    const texts = await measureTexts(items)
    progress.show('composing messages with attachments')
    const [item] = items
    return [texts, ...(item === undefined ? [] : [await measureFiles(item)])]
  },
}

async function measureTexts(items: ArchivedItem[]): Promise<Figure> {
  const rateOf =
    (compose: (item: ArchivedItem) => Readable): Rate =>
    async () => {
      const cpuSeconds = startCpuMeter()
      for (const item of items) await bytesOf(compose(item))
      return items.length / cpuSeconds()
    }
  const own = (item: ArchivedItem): Readable =>
    composeMessage({ item, messageKey: item.archiveMessageId, placeholderDomain, attachments: [] })
  const rates = { value: rateOf(own), bound: rateOf(byNodemailer) }
  const compared = await inTurn(rates, { rounds: 7, warmUps: 5 })
  return figure({
    name: 'texts composed, compared with nodemailer',
    ...compared,
    unit: 'items/s',
    target: 10,
    sense: 'at least',
  })
}

/** The same message with the same people, text and headers, composed by nodemailer. */
function byNodemailer(item: ArchivedItem): Readable {
  const [from, ...to] = item.participants.map(({ name, number, userEmailAddress }) => ({
    name: `${name} ${number}`,
    address: userEmailAddress ?? `${number}@${placeholderDomain}`,
  }))
  return new MailComposer({
    from,
    to,
    subject: item.subject,
    text: item.text,
    date: item.eventTime,
    messageId: `<${item.archiveMessageId}@${placeholderDomain}>`,
    headers: {
      'X-TELEMESSAGE-ArchiveMessageID': item.archiveMessageId,
      'X-TELEMESSAGE-ArchiveSource': item.source,
      'X-TELEMESSAGE-Network': item.network,
      'X-TELEMESSAGE-MessageType': item.kind,
      'X-TELEMESSAGE-THREAD_ID': item.chat.chatId,
    },
  })
    .compile()
    .createReadStream()
}

async function measureFiles(item: ArchivedItem): Promise<Figure> {
  const content = Buffer.from(Uint8Array.from({ length: mebibyte }, (_, index) => (index * 31) % 251))
  const attachments = [{ fileName: 'file.pdf', contentType: 'application/pdf', open: () => streamOf(content) }]
  const rateOf =
    (compose: () => Promise<number>): Rate =>
    async () => {
      const cpuSeconds = startCpuMeter()
      for (let file = 0; file < filesPerRound; file += 1) await compose()
      return (filesPerRound * mebibyte) / bytesPerMegabyte / cpuSeconds()
    }
  const rates = {
    value: rateOf(() =>
      bytesOf(composeMessage({ item, messageKey: item.archiveMessageId, placeholderDomain, attachments })),
    ),
    bound: rateOf(async () => foldedBase64(content).length),
  }
  const compared = await inTurn(rates, { rounds: 11, warmUps: 5 })
  return figure({
    name: '1 MB attachments composed, compared with folding alone',
    ...compared,
    unit: 'MB/s',
    target: 0.5,
    sense: 'at least',
  })
}

/** Reads a message to its end, and returns only its size. */
function bytesOf(message: Readable): Promise<number> {
  return new Promise((resolve, reject) => {
    let bytes = 0
    message.on('data', (chunk: Buffer) => {
      bytes += chunk.length
    })
    message.once('end', () => resolve(bytes))
    message.once('error', reject)
  })
}
