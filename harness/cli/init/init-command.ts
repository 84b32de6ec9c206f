import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join, relative, sep } from 'node:path'
import { Command } from 'commander'
import { capabilityEntries, defaultReadings, readingEntries } from '../../catalogue/index.ts'
import type { ConformanceFile } from '../../contract/index.ts'
import { conformanceFileName } from '../conformance-file.ts'
import { conformanceSchemaFile } from '../conformance-schema.ts'
import type { Terminal } from '../terminal.ts'
import { UserError } from '../user-error.ts'

interface InitFlags {
  file: string
  force?: boolean
}

const examples = `
Examples:
  $ mock-telemessage init                            writes conformance.json into this folder
  $ mock-telemessage init --file ci/acme.json        writes it under another name
  $ mock-telemessage init --force                    replaces a file that exists

Editors that support JSON Schema explain every reading in the file. "mock-telemessage run" reads the file.`

/** `mock-telemessage init`: writes a first declaration. */
export function initCommand(terminal: Terminal): Command {
  return new Command('init')
    .option('--file <file>', 'where to write it', conformanceFileName)
    .option('--force', 'replace the file if it exists')
    .addHelpText('after', examples)
    .action(async (flags: InitFlags) => {
      await writeNew(flags)
      terminal.print(explanation(flags.file))
    })
}

/** The first declaration: every reading with its default, and an import log. */
export function initialConformance(file: string): ConformanceFile {
  const schema = relative(dirname(file), join('node_modules', 'mock-telemessage', conformanceSchemaFile))
  const path = schema.split(sep).join('/')
  return {
    $schema: path.startsWith('.') ? path : `../${path}`,
    schemaVersion: 1,
    connector: { name: 'my connector', version: '0.0.0' },
    readings: { ...defaultReadings },
    capabilities: ['importLog'],
  }
}

async function writeNew({ file, force }: InitFlags): Promise<void> {
  const text = `${JSON.stringify(initialConformance(file), null, 2)}\n`
  try {
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, text, { flag: force ? 'w' : 'wx' })
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code !== 'EEXIST') throw error
    throw new UserError(
      'conformance-file-exists',
      `${file} already exists; use --force to replace it, or --file for another name`,
      error,
    )
  }
}

function explanation(file: string): string {
  const readings = readingEntries.map(({ id, question, alternatives }) => {
    const choices = alternatives.map(({ value, meaning }) => `    ${value}: ${meaning}`)
    return `  ${id}: ${question}\n${choices.join('\n')}`
  })
  const capabilities = capabilityEntries.map(({ id, meaning }) => `  ${id}: ${meaning}`)
  return [
    `Wrote ${file} with the default of every reading. Put the name of your connector into it. Then declare its readings:`,
    ...readings,
    'and its capabilities:',
    ...capabilities,
    `Then run: npx mock-telemessage run --conformance ${file}`,
    '',
  ].join('\n')
}
