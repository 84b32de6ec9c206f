import { Command } from 'commander'
import { type CountryCode, isSupportedCountry } from 'libphonenumber-js/max'
import { type JudgedRow, mappingVerdicts } from '../../synth/typed-files/index.ts'
import { readInputFile } from '../read-input-file.ts'
import { colourWanted, type Terminal } from '../terminal.ts'
import { UserError } from '../user-error.ts'
import { renderRows } from './render-rows.ts'

interface CheckMappingFlags {
  region?: CountryCode
  json?: boolean
}

/** What `--json` prints. */
interface CheckedMapping {
  schemaVersion: 1
  rows: JudgedRow[]
}

const examples = `
Examples:
  $ mock-telemessage check mapping mapping.csv
  $ mock-telemessage check mapping mapping.csv --region GB    national numbers are those of the United Kingdom
  $ mock-telemessage check mapping mapping.csv --json

Each row is one of these:
  read      as it is written
  cleaned   with one reading that differs from what is written, such as an address with a display name
  refused   with no reading, or more than one; a connector must refuse the whole file

Exit codes: 0 the file can be read; 2 it is refused, or the command was wrong.`

/** `mock-telemessage check mapping`: what a connector must make of each row of a custom mapping file. */
export function checkMappingCommand(terminal: Terminal): Command {
  return new Command('mapping')
    .description('Check a custom mapping file row by row.')
    .argument('<file>', 'custom mapping file (CSV)')
    .option('--region <country>', 'country of national numbers, in ISO 3166 capitals: GB', countryOption)
    .option('--json', 'print the rows as JSON')
    .addHelpText('after', examples)
    .action(async (file: string, { region, json = false }: CheckMappingFlags) => {
      const rows = mappingVerdicts(await readInputFile(file), region)
      const checked: CheckedMapping = { schemaVersion: 1, rows }
      terminal.print(json ? `${JSON.stringify(checked, null, 2)}\n` : renderRows(file, rows, colourWanted(terminal)))
      terminal.end(rows.some(({ verdict }) => verdict === 'refused') ? 2 : 0)
    })
}

function countryOption(value: string): CountryCode {
  if (isSupportedCountry(value)) return value
  throw new UserError('no-such-region', `--region ${value}: give a country in ISO 3166 capitals, such as GB`)
}
