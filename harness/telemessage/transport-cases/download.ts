import type { TransportCase } from './transport-case.ts'
import { attachmentPath, codeOf, download, hundredBytes, hundredBytesDigest, problemOf } from './transport-world.ts'

const parts: [range: string, firstByte: number, lastByte: number][] = [
  ['bytes=0-0', 0, 0],
  ['bytes=6-7', 6, 7],
  ['bytes=7-13', 7, 13],
  ['bytes=98-99', 98, 99],
  ['bytes=98-100', 98, 99],
  ['bytes=99-', 99, 99],
  ['bytes=-1', 99, 99],
  ['bytes=-1000', 0, 99],
]

/** Attachments: bytes, headers, ranges, and what the site keeps from clients. */
export const downloadCases: TransportCase[] = [
  {
    title: 'serves an attachment with its bytes, type, length and digest',
    see: async (world) => {
      const { status, headers, body } = await download(world, 'attachment-1')
      const names = ['content-type', 'content-length', 'accept-ranges', 'repr-digest']
      return [status, ...names.map((name) => headers[name]), body.equals(hundredBytes)]
    },
    expected: [200, 'application/pdf', '100', 'bytes', hundredBytesDigest, true],
  },
  {
    title: 'serves an empty attachment',
    see: async (world) => {
      const { status, headers, body } = await download(world, 'empty')
      return [status, headers['content-length'], body.length]
    },
    expected: [200, '0', 0],
  },
  ...['empty', 'hostile-type', 'emoji-type'].map(
    (attachmentId): TransportCase => ({
      title: `serves the attachment ${attachmentId} as octets, because a header cannot hold its type`,
      see: async (world) => {
        const { status, headers } = await download(world, attachmentId)
        return [status, headers['content-type'], headers['set-cookie']]
      },
      expected: [200, 'application/octet-stream', undefined],
    }),
  ),
  {
    title: 'finds an attachment whose id needs percent-encoding',
    see: async (world) => (await download(world, 'a/b 100%25?#é')).body.length,
    expected: 100,
  },
  ...parts.map(
    ([range, firstByte, lastByte]): TransportCase => ({
      title: `serves the part ${range} with the digest of the whole`,
      see: async (world) => {
        const { status, headers, body } = await download(world, 'attachment-1', { range })
        const names = ['content-range', 'content-length', 'repr-digest']
        return [status, ...names.map((name) => headers[name]), [...body]]
      },
      expected: [
        206,
        `bytes ${firstByte}-${lastByte}/100`,
        String(lastByte - firstByte + 1),
        hundredBytesDigest,
        [...hundredBytes.subarray(firstByte, lastByte + 1)],
      ],
    }),
  ),
  {
    title: 'names the size if a range is outside',
    see: async (world) => (await download(world, 'attachment-1', { range: 'bytes=100-' })).headers['content-range'],
    expected: 'bytes */100',
  },
  ...['bytes=5-4', 'bytes=a-b', 'items=0-1', 'bytes=0-1,3-4'].map(
    (range): TransportCase => ({
      title: `serves the whole for the range ${range}`,
      see: async (world) => {
        const { status, body } = await download(world, 'attachment-1', { range })
        return [status, body.length]
      },
      expected: [200, 100],
    }),
  ),
  {
    title: 'serves the whole for a range with a condition that is never true',
    see: async (world) => (await download(world, 'attachment-1', { range: 'bytes=0-1', 'if-range': '"abc"' })).status,
    expected: 200,
  },
  {
    title: 'answers in the same way if the item is unknown or only the attachment',
    see: async (world) => {
      const unknownItem = await world.ask('GET', attachmentPath('unknown', 'attachment-1'), { headers: world.auth })
      const answers = [unknownItem, await download(world, 'unknown')].map(problemOf)
      return answers.map(({ type, status, title, detail }) => [type, status, title, detail].join('|'))
    },
    expected: Array(2).fill(
      [
        'urn:mock-telemessage:problem:attachment-not-found',
        404,
        'There is no such attachment',
        'There is no such attachment: use an itemId with an attachmentId of that item',
      ].join('|'),
    ),
  },
  {
    title: 'refuses a query string on a download',
    see: async (world) => codeOf(await download(world, 'attachment-1', {}, '?size=1')),
    expected: 'parameter-unknown',
  },
]
