import { readdir } from 'node:fs/promises'
import { join, sep } from 'node:path'

/** What is mutated, and by which tests a mutant may be noticed. */
export type Target = 'connector' | 'second-door' | 'oracle'

/** All targets. */
export const targets: readonly Target[] = ['connector', 'second-door', 'oracle']

/** Code that is never mutated: tests, and what only tests use. */
const neverMutated = /\.test\.ts$|\/(sample|hand-made)-[^/]+\.ts$/

/** What only a connector does that creates messages through Graph, because this way takes a message apart. */
const ofSecondDoor =
  /^connector\/mailbox\/(graph-messages?|message-door|message-files|read-message|arrived-by-message-id)\.ts$/

/**
 * The files of the connector that decide what is archived, for whom, and how: all their mutants are played. Of the other files a
 * sample is played.
 */
const deciding: readonly RegExp[] = [
  // Decoding, and which items are in the window.
  /^connector\/telemessage\/(decode|participant-id|read-window)\.ts$/,
  /^connector\/window\.ts$/,
  // Mapping.
  /^connector\/mapping\//,
  // Size.
  /^connector\/measure\.ts$/,
  /^connector\/run\/parts\.ts$/,
  // Conversion.
  /^connector\/render\//,
  // Identity: which copy is the same copy, and where it belongs.
  /^connector\/(message-key|archivers|policy)\.ts$/,
  /^connector\/run\/(claims|delivery|earlier-imports)\.ts$/,
  /^connector\/state\/(imported-copies|pending-imports|checkpoint)\.ts$/,
  /^connector\/mailbox\/(earlier-copy|arrived-by-size|folder|directory|put-once)\.ts$/,
  // The import log.
  /^connector\/state\/import-log\.ts$/,
  /^connector\/run\/(accounting|unmapped)\.ts$/,
]

/** Whether all mutants of a file are played, and not only a sample. `file` is a path from the root, with slashes. */
export function isDeciding(file: string): boolean {
  return deciding.some((pattern) => pattern.test(file))
}

/** The target to which a file belongs; undefined if it is not mutated. */
export function targetOf(file: string): Target | undefined {
  if (!file.endsWith('.ts') || neverMutated.test(file)) return undefined
  if (file.startsWith('harness/oracle/')) return 'oracle'
  if (!file.startsWith('connector/')) return undefined
  return ofSecondDoor.test(file) ? 'second-door' : 'connector'
}

/** The files of a target, as paths from `root` with slashes, in alphabetical order. */
export async function mutatedFiles(root: string, target: Target): Promise<string[]> {
  const folder = target === 'oracle' ? 'harness/oracle' : 'connector'
  const found = await readdir(join(root, folder), { recursive: true })
  const files = found.map((path) => `${folder}/${path.split(sep).join('/')}`)
  return files.filter((file) => targetOf(file) === target).sort()
}
