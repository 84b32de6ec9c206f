import { stat } from 'node:fs/promises'
import type { z } from 'zod'
import { capabilityEntries, defaultReadings, type Readings, readingEntries } from '../catalogue/index.ts'
import { type ConformanceFile, conformanceFileSchema, declarableLimitBytes } from '../contract/index.ts'
import { type Declared, judgeable, referenceDeclared, undeclared } from '../runner/index.ts'
import { readInputFile } from './read-input-file.ts'
import { shellWord } from './shell-word.ts'
import { UserError } from './user-error.ts'

/** The default name of the file. */
export const conformanceFileName = 'conformance.json'

/** A declaration from a file, and its owner. */
export interface ReadConformance {
  declared: Declared
  /** For example `Acme archiver 4.2`. */
  connector: string
}

/** The declaration of a run, and the option that the user types for it. */
export interface DeclaredForRun {
  declared: Declared
  /** The connector's name in the declaration; undefined without a declaration, or if it is about another connector. */
  connectorName: string | undefined
  words: string[]
}

/**
 * The declaration of a run: the named file; otherwise `conformance.json` in this folder, unless `--no-conformance` is
 * used; otherwise that of the reference connector, or none for another connector.
 */
export async function declaredForRun(named: string | false | undefined, isBrought: boolean): Promise<DeclaredForRun> {
  const file = await conformanceFileToRead(named)
  if (file === undefined) {
    const words = named === false ? ['--no-conformance'] : []
    return { declared: isBrought ? undeclared : referenceDeclared, connectorName: undefined, words }
  }
  const { declared, connector } = await readConformanceFile(file)
  return {
    declared: judgeable(declared),
    connectorName: isBrought ? connector : undefined,
    words: [`--conformance ${shellWord(file)}`],
  }
}

async function conformanceFileToRead(named: string | false | undefined): Promise<string | undefined> {
  if (named !== undefined) return named === false ? undefined : named
  const isThere = await stat(conformanceFileName).then(
    (found) => found.isFile(),
    () => false,
  )
  return isThere ? conformanceFileName : undefined
}

/**
 * Reads a declaration. Throws a UserError (`bad-conformance-file`) that says for each mistake where it is, what is
 * wrong, and what would be right.
 */
export async function readConformanceFile(path: string): Promise<ReadConformance> {
  const text = (await readInputFile(path)).toString().replace(/^\uFEFF/, '')
  const value = jsonOf(path, text)
  const parsed = conformanceFileSchema.safeParse(value)
  if (!parsed.success) {
    const complaints = parsed.error.issues.flatMap((issue) => complaintsOf(issue, value))
    throw wrong(path, complaints.join('\n  '))
  }
  const { connector, readings, capabilities = [] } = parsed.data
  return {
    declared: {
      from: `the file ${path}`,
      readings: completed(readings ?? {}),
      capabilities: [...new Set(capabilities)],
      importLogIfWritten: false,
    },
    connector: `${connector.name} ${connector.version}`,
  }
}

function jsonOf(path: string, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw wrong(path, `this is not JSON (${why}); "mock-telemessage init" writes a file that you can start from`)
  }
}

/**
 * The declared readings, and the defaults of the others. They are listed by name, so that the compiler reports a
 * missing one.
 */
function completed(given: NonNullable<ConformanceFile['readings']>): Readings {
  const usual = defaultReadings
  return {
    'size.limitBytes': given['size.limitBytes'] ?? usual['size.limitBytes'],
    'size.measure': given['size.measure'] ?? usual['size.measure'],
    'size.oversizeAttachment': given['size.oversizeAttachment'] ?? usual['size.oversizeAttachment'],
    'mapping.numberEquivalence': given['mapping.numberEquivalence'] ?? usual['mapping.numberEquivalence'],
    'mapping.customTargetNotAUser': given['mapping.customTargetNotAUser'] ?? usual['mapping.customTargetNotAUser'],
    'mapping.key': given['mapping.key'] ?? usual['mapping.key'],
    'mapping.scope': given['mapping.scope'] ?? usual['mapping.scope'],
    'message.identity': given['message.identity'] ?? usual['message.identity'],
    'window.basis': given['window.basis'] ?? usual['window.basis'],
    'window.catchUp': given['window.catchUp'] ?? usual['window.catchUp'],
    'folder.parent': given['folder.parent'] ?? usual['folder.parent'],
    'log.unit': given['log.unit'] ?? usual['log.unit'],
  }
}

function complaintsOf(issue: z.core.$ZodIssue, file: unknown): string[] {
  const path = issue.path.map(String)
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => `${[...path, key].join('.')}: this name is unknown; ${rightNames(path)}`)
  }
  const seen = kindOf(issue.path.reduce<unknown>(childOf, file))
  return [`${path.join('.') || 'the whole file'}: ${seen}; ${rightValue(path)}`]
}

function childOf(parent: unknown, key: PropertyKey): unknown {
  return typeof parent === 'object' && parent !== null ? Reflect.get(parent, key) : undefined
}

/** A value in words, shortened so that it fits into a line. */
function kindOf(value: unknown): string {
  if (value === undefined) return 'is missing'
  if (value === null) return 'is null'
  if (Array.isArray(value)) return 'is a list'
  if (typeof value === 'object') return 'is an object'
  const shown = JSON.stringify(value)
  const short = shown.length > 60 ? `${shown.slice(0, 60)}…` : shown
  return typeof value === 'string' ? `is the text ${short}` : `is ${short}`
}

function rightNames([area]: string[]): string {
  if (area === 'readings') return `the names are ${readingEntries.map(({ id }) => id).join(', ')}`
  if (area === 'connector') return 'the names are name, version and contact'
  return 'the names are $schema, schemaVersion, connector, readings and capabilities'
}

function rightValue([area, name]: string[]): string {
  const entry = readingEntries.find(({ id }) => area === 'readings' && id === name)
  if (entry?.id === 'size.limitBytes') {
    return `give a whole number of bytes from ${declarableLimitBytes.min} to ${declarableLimitBytes.max}`
  }
  if (entry !== undefined) return `give ${listed(entry.alternatives.map(({ value }) => String(value)))}`
  if (area === 'readings') return 'give an object with a value for each reading that differs from the default'
  if (area === 'capabilities') {
    const names = listed(capabilityEntries.map(({ id }) => id))
    return name === undefined ? `give a list of ${names}` : `give ${names}`
  }
  if (area === 'schemaVersion') return 'give 1, the only version of this format'
  if (area === 'connector') return name === undefined ? 'give an object with name and version' : 'give a text'
  return area === undefined ? 'give an object with connector, readings and capabilities' : 'give a text'
}

function listed(values: string[]): string {
  return values.map((value) => `"${value}"`).join(' or ')
}

function wrong(path: string, what: string): UserError {
  return new UserError('bad-conformance-file', `${path}: ${what}`)
}
