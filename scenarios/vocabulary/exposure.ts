import { readdir, readFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import type { World } from '../../harness/runner/index.ts'

/** A place where something stands that must not stand there. */
export interface Exposed {
  /** `a phone number in the output`. */
  what: string
  /** Where in it: the path of a file. */
  where?: string
}

/** What must not get out, by what it is called in a report. It is never itself shown there. */
export interface Confidences {
  secrets: readonly string[]
  texts: readonly string[]
  numbers: readonly string[]
}

/** Shorter ones would be found in half of all words. */
const secretCharactersMin = 8

/** The names under which a carrier hides secrets in what it keeps of an output: they stood there in clear. */
const hidden = /\[MT_(TELEMESSAGE_PASSWORD|CLIENT_SECRET|STAGING_URL)\]/

/** What of `confidences` stands in a text; of `numbers` also in the usual spellings, with spaces, brackets and dashes. */
export function exposedIn(text: string, confidences: Confidences, place: string): Exposed[] {
  const digits = text.replace(/[\s().+-]/g, '')
  const secrets = confidences.secrets.filter((secret) => secret.length >= secretCharactersMin)
  return [
    ...(secrets.some((secret) => isIn(text, secret)) || hidden.test(text) ? [{ what: `a secret in ${place}` }] : []),
    ...(confidences.texts.some((one) => isIn(text, one)) ? [{ what: `the text of a message in ${place}` }] : []),
    ...(confidences.numbers.some((number) => digits.includes(number)) ? [{ what: `a phone number in ${place}` }] : []),
  ]
}

/** As it is, in a URL, in JSON, and in base64 wherever it may begin. */
function isIn(text: string, wanted: string): boolean {
  const spellings = [wanted, encodeURIComponent(wanted), JSON.stringify(wanted).slice(1, -1), ...base64Of(wanted)]
  return spellings.some((spelling) => text.includes(spelling))
}

/** The characters of the base64 of a text that do not depend on what stands around it, for each of its three alignments. */
function base64Of(text: string): string[] {
  return [0, 1, 2].map((offset) => {
    const encoded = Buffer.concat([Buffer.alloc(offset), Buffer.from(text)]).toString('base64')
    return encoded.slice(Math.ceil((offset * 4) / 3) + (offset > 0 ? 1 : 0), -4)
  })
}

/** The files that a connector has written so far, its import logs among them, by their path below the world's folder. */
export async function filesOf({ folders }: World): Promise<{ path: string; content: string }[]> {
  const entries = await readdir(folders.world, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  const written = files.filter((path) => path.startsWith(folders.state) || /import-log-\d+\.jsonl/.test(path))
  return Promise.all(
    written.map(async (path) => ({
      path: relative(folders.world, path),
      // It may be gone again: only what stays is looked at.
      content: await readFile(path, 'latin1').catch(() => ''),
    })),
  )
}
