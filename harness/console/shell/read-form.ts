import type { Request } from 'express'
import type { FormFields, SentFile } from '../page.ts'

/** The largest form, with its files, in bytes: an attachment of 64 MiB and the fields beside it. */
export const formBytesMax: number = 66 * 1024 * 1024

/** The fields of a form, in either encoding that browsers use. Node.js reads both. */
export async function readForm(request: Request): Promise<FormFields> {
  const body: Buffer = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
  const contentType = request.headers['content-type'] ?? ''
  const texts: [name: string, text: string][] = []
  const files = new Map<string, SentFile>()
  if (body.length > 0) {
    const data = await new Response(new Uint8Array(body), { headers: { 'content-type': contentType } }).formData()
    for (const [name, value] of data) {
      if (typeof value === 'string') texts.push([name, value])
      else if (value.size > 0) {
        files.set(name, {
          name: value.name,
          contentType: value.type,
          content: Buffer.from(await value.arrayBuffer()),
        })
      }
    }
  }
  const all = (name: string): string[] => texts.filter(([other]) => other === name).map(([, text]) => text)
  return { all, text: (name) => (all(name)[0] ?? '').trim(), file: (name) => files.get(name) }
}
