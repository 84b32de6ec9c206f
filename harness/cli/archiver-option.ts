import { type Command, InvalidArgumentError, Option } from 'commander'
import { type ArchiverProfile, archivers, defaultArchiver } from '../runner/index.ts'

/** The archiver that the user chose; the default one without the option. */
export interface ArchiverFlags {
  archiver: ArchiverProfile
}

const ids = archivers.map(({ id }) => id)

/** Adds the option that chooses an archiver. */
export function addArchiverOption(command: Command): Command {
  return command.addOption(
    new Option('--archiver <name>', `the archiver that is played: ${ids.join(' or ')}`)
      .default(defaultArchiver, defaultArchiver.id)
      .argParser(archiverOption),
  )
}

/** The option as the user types it for the same archiver again. */
export function archiverWords({ archiver }: ArchiverFlags): string[] {
  return archiver.id === defaultArchiver.id ? [] : [`--archiver ${archiver.id}`]
}

function archiverOption(text: string): ArchiverProfile {
  const found = archivers.find(({ id }) => id === text)
  if (found !== undefined) return found
  throw new InvalidArgumentError(`Give ${ids.join(' or ')}.`)
}
