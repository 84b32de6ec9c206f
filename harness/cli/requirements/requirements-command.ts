import { Command, Option } from 'commander'
import { dimensionTables, scenarios } from '../../../scenarios/index.ts'
import { withoutDimensions } from '../../../scenarios/without-dimensions.ts'
import { type ArchiverFlags, addArchiverOption } from '../archiver-option.ts'
import type { Terminal } from '../terminal.ts'
import { dimensionsText } from './dimensions-text.ts'
import { listedRequirements } from './listed-requirement.ts'
import { requirementsJson } from './requirements-json.ts'
import { requirementsMarkdown } from './requirements-markdown.ts'
import { requirementsText } from './requirements-text.ts'

interface RequirementsFlags extends ArchiverFlags {
  json?: boolean
  markdown?: boolean
  dimensions?: boolean
}

const examples = `
Examples:
  $ mock-telemessage requirements                     all requirements
  $ mock-telemessage requirements MAP LIM-3           all of one area, and one more
  $ mock-telemessage requirements --archiver signal   in the words for the Signal Archiver
  $ mock-telemessage requirements --dimensions LIM    what may differ from case to case, and what no scenario plays
  $ mock-telemessage requirements --json              as JSON
  $ mock-telemessage requirements --markdown          the page docs/requirements.md`

/** `mock-telemessage requirements`: what the suite demands of a connector, and how it checks it. */
export function requirementsCommand(terminal: Terminal): Command {
  return addArchiverOption(new Command('requirements'))
    .argument('[filters...]', 'areas (MAP) or requirements (MAP-5); the default is all')
    .addOption(new Option('--json', 'print them as JSON').conflicts('markdown'))
    .option('--markdown', 'print them as a Markdown page')
    .addOption(
      new Option('--dimensions', 'print their dimensions, and the pairs of values that no scenario plays').conflicts([
        'json',
        'markdown',
      ]),
    )
    .addHelpText('after', examples)
    .action((filters: string[], flags: RequirementsFlags) => {
      const listed = listedRequirements(scenarios, filters, flags.archiver)
      if (flags.dimensions) {
        terminal.print(dimensionsText(listed, { tables: dimensionTables, without: withoutDimensions }))
        return
      }
      const render = flags.json ? requirementsJson : flags.markdown ? requirementsMarkdown : requirementsText
      terminal.print(render(listed))
    })
}
