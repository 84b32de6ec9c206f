import { createHash } from 'node:crypto'
import { dirname, resolve } from 'node:path'
import { z } from 'zod'
import { FixtureError } from '../../runner/index.ts'
import { readJsonFile } from '../json-file.ts'
import { UserError } from '../user-error.ts'

/** A fixture that the user named. */
export interface AskedFixture {
  document: unknown
  /** Of the document as JSON, in hex. */
  sha256: string
}

/** What the user typed about fixtures. */
interface FixtureFlags {
  fixture?: string
  fixtureFiles?: string
}

const code = 'bad-fixture'

/** The document of `--fixture`, and where its files are. Throws a UserError for a file that is not JSON. */
export async function fixtureIn(flags: FixtureFlags): Promise<{ fixture?: AskedFixture; fixtureFolder?: string }> {
  const { fixture: file, fixtureFiles = file && dirname(file) } = flags
  const folder = fixtureFiles === undefined ? {} : { fixtureFolder: resolve(fixtureFiles) }
  if (file === undefined) return folder
  const document = await readJsonFile(file, z.unknown(), { code, advice: 'see docs/fixtures.md' })
  const sha256 = createHash('sha256').update(JSON.stringify(document)).digest('hex')
  return { ...folder, fixture: { document, sha256 } }
}

/** An error about the fixture, with the name of its file. */
export function withFixtureOf(error: unknown, { fixture = '' }: FixtureFlags): unknown {
  if (!(error instanceof FixtureError)) return error
  return new UserError(code, `${fixture} cannot be loaded:\n  ${error.message.replaceAll('\n', '\n  ')}`, error)
}
