import { z } from 'zod'

const entrySchema = z.object({
  /** The message's file in the batch. */
  name: z.string().min(1),
  itemId: z.string(),
  messageKey: z.string(),
  /** Lower-case hex. */
  sha256: z.string(),
  sizeBytes: z.int().nonnegative(),
  /** Numbers of everybody in the conversation. */
  participants: z.array(z.string()),
  /** Addresses of the mailboxes that it is for. */
  mailboxes: z.array(z.string()),
})

/** What the manifest says about one message of a batch. */
export type ManifestEntry = z.infer<typeof entrySchema>

/** The name of a batch's manifest. TeleMessage documents the extension. */
export const manifestName = 'manifest.mf'

/**
 * The manifest of a batch. TeleMessage documents a `Count:` line, the number of messages, and that each message is listed;
 * the syntax of the other lines is not published. Ours is one JSON object a line.
 */
export function renderManifest(entries: readonly ManifestEntry[]): string {
  return [`Count: ${entries.length}`, ...entries.map((entry) => JSON.stringify(entry)), ''].join('\n')
}

/** Reads a manifest back. Throws an Error that says what is wrong with it. */
export function readManifest(text: string): ManifestEntry[] {
  const [countLine = '', ...lines] = text.split('\n').filter((line) => line !== '')
  const count = /^Count: (\d+)$/.exec(countLine)?.[1]
  const entries = lines.map((line, place) => readEntry(line, place + 2))
  if (count === undefined) throw new Error('its first line is not a Count')
  if (Number(count) !== entries.length)
    throw new Error(`its Count is ${count}, but it lists ${entries.length} messages`)
  return entries
}

function readEntry(line: string, lineNumber: number): ManifestEntry {
  try {
    return entrySchema.parse(JSON.parse(line))
  } catch {
    // Our own words: those of the parser repeat the line, and it names people.
    throw new Error(`line ${lineNumber} of its manifest is not an entry`)
  }
}
