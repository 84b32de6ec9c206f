import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Express, Response } from 'express'
import type { Download } from '../page.ts'
import { ApiRefusal } from '../refusal.ts'
import { refuse, type ShellOptions } from './admitted.ts'
import { paramsOf, queryOf } from './answer-pages.ts'

/** Adds the files of all views. */
export function addFiles(app: Express, options: ShellOptions): void {
  for (const { downloads = [] } of options.views) {
    for (const { path, handler } of downloads) {
      app.get(path, async (request, response) => {
        try {
          const asked = { address: request.originalUrl, params: paramsOf(request), query: queryOf(request) }
          await sendFile(response, await handler(asked, options.services))
        } catch (error) {
          if (!(error instanceof ApiRefusal)) throw error
          refuse(response, options, 404, `${error.server} refused this: ${error.message} (${error.code})`)
        }
      })
    }
  }
}

/** Strangers choose what is in a file: a browser must not take it for a page of the console. */
async function sendFile(response: Response, { contentType, fileName, body, policy }: Download): Promise<void> {
  response.set('content-security-policy', policy ?? "default-src 'none'; sandbox; frame-ancestors 'none'")
  // A page in a sandbox has no origin that an opener could share; a browser refuses to show one that demands both.
  if (policy !== undefined) response.removeHeader('cross-origin-opener-policy')
  response.set('content-type', contentType)
  // Half of a character cannot be encoded in a header.
  if (fileName !== undefined)
    response.attachment(fileName.replaceAll(/\p{Cs}/gu, '\ufffd')).set('content-type', contentType)
  if (body instanceof Readable) await pipeline(body, response).catch(() => response.destroy())
  else response.send(Buffer.from(body as string))
}
