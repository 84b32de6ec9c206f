import { createHash } from 'node:crypto'
import { pipeline, type Readable, Transform } from 'node:stream'
import type { Download } from './client.ts'
import type { ArchivedAttachment } from './decode.ts'

/** What arrived is not what was sent; asking again may help. */
export class DamagedDownloadError extends Error {
  constructor(what: string) {
    super(`the attachment arrived damaged: ${what}`)
    this.name = 'DamagedDownloadError'
  }
}

/**
 * The bytes of an attachment, checked while they pass: length against `content-length`, content against `repr-digest`
 * (RFC 9530) and against the item's own SHA-256 (RES-4). The stream fails with a DamagedDownloadError at its end.
 */
export function receiveAttachment({ body, headers }: Download, attachment: ArchivedAttachment): Readable {
  const hash = createHash('sha256')
  let receivedBytes = 0
  const checking = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      receivedBytes += chunk.length
      hash.update(chunk)
      done(null, chunk)
    },
    flush(done) {
      const digest = hash.digest('hex')
      const length = headers['content-length']
      if (length !== undefined && Number(length) !== receivedBytes)
        done(new DamagedDownloadError('its length is wrong'))
      else if ((servedDigest(headers) ?? digest) !== digest) done(new DamagedDownloadError('its digest is wrong'))
      else if ((attachment.sha256 ?? digest) !== digest)
        done(new DamagedDownloadError('its digest differs from that of the item'))
      else done()
    },
  })
  return pipeline(body, checking, () => undefined)
}

/** The SHA-256 in the header, in hex; undefined if there is none. */
function servedDigest(headers: Download['headers']): string | undefined {
  const value = /(?:^|,)\s*sha-256=:([A-Za-z0-9+/=]+):/.exec(String(headers['repr-digest'] ?? ''))?.[1]
  return value === undefined ? undefined : Buffer.from(value, 'base64').toString('hex')
}
