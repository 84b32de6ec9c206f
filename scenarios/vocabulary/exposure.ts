import { readdir, readFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import type { World } from '../../harness/runner/index.ts'

/** Something secret that was found where it must not be. */
export interface Exposed {
  /** `a phone number in the output`. */
  what: string
  /** The path of the file. */
  where?: string
}

/** What must stay secret. A report only names the kind, never the value. */
export interface Confidences {
  secrets: readonly string[]
  texts: readonly string[]
  numbers: readonly string[]
}

/** Shorter secrets would match parts of ordinary words. */
const secretCharactersMin = 8

/**
 * The names with which a carrier replaces secrets in a kept output. Each one shows that the secret was in the output.
 */
const hidden = /\[MT_(TELEMESSAGE_PASSWORD|CLIENT_SECRET|STAGING_URL)\]/

/** Finds `confidences` in a text; `numbers` also in the usual spellings, with spaces, brackets and dashes. */
export function exposedIn(text: string, confidences: Confidences, place: string): Exposed[] {
  const digits = text.replace(/[\s().+-]/g, '')
  const secrets = confidences.secrets.filter((secret) => secret.length >= secretCharactersMin)
  return [
    ...(secrets.some((secret) => isIn(text, secret)) || hidden.test(text) ? [{ what: `a secret in ${place}` }] : []),
    ...(confidences.texts.some((one) => isIn(text, one)) ? [{ what: `the text of a message in ${place}` }] : []),
    ...(confidences.numbers.some((number) => digits.includes(number)) ? [{ what: `a phone number in ${place}` }] : []),
  ]
}

/** Whether a text holds a value: plain, in a URL, in JSON, or in base64 at any alignment. */
function isIn(text: string, wanted: string): boolean {
  const spellings = [wanted, encodeURIComponent(wanted), JSON.stringify(wanted).slice(1, -1), ...base64Of(wanted)]
  return spellings.some((spelling) => text.includes(spelling))
}

/**
 * A text, and what is in base64 in it, also twice: a request may have a message in base64, and the message its text. Lines of
 * base64 in a message are decoded one by one, and put together again.
 */
export function layersOf(text: string): string[] {
  const decoded = (outer: string): string =>
    (outer.match(/[A-Za-z0-9+/]{20,}={0,2}/g) ?? [])
      .map((run) => Buffer.from(run, 'base64').toString('latin1'))
      .join('')
  const first = decoded(text)
  return [text, first, decoded(first)]
}

/** The base64 characters of a text that do not depend on the text around it, for each of the three alignments. */
function base64Of(text: string): string[] {
  return [0, 1, 2].map((offset) => {
    const encoded = Buffer.concat([Buffer.alloc(offset), Buffer.from(text)]).toString('base64')
    return encoded.slice(Math.ceil((offset * 4) / 3) + (offset > 0 ? 1 : 0), -4)
  })
}

/** The files that a connector has written so far, with its import logs. Paths are relative to the world's folder. */
export async function filesOf({ folders }: World): Promise<{ path: string; content: string }[]> {
  const entries = await readdir(folders.world, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  const written = files.filter((path) => path.startsWith(folders.state) || /import-log-\d+\.jsonl/.test(path))
  return Promise.all(
    written.map(async (path) => ({
      path: relative(folders.world, path),
      // The file may be gone again. Only files that stay are checked.
      content: await readFile(path, 'latin1').catch(() => ''),
    })),
  )
}
