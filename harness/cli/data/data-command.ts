import { relative } from 'node:path'
import { Command } from 'commander'
import { indexedMessages } from '../../m365/compliance/content-search/kept-index/indexed-messages.ts'
import type { RepairedData } from '../../stores/checked-data.ts'
import { checkData } from '../../stores/disk/check-data.ts'
import { repairData } from '../../stores/disk/repair-data.ts'
import { checkPostgresStore } from '../../stores/postgres/check-store.ts'
import { repairPostgresStore } from '../../stores/postgres/repair-store.ts'
import { rethrow, stateFolderOf } from '../serve/serve-state.ts'
import type { Terminal } from '../terminal.ts'
import { UserError } from '../user-error.ts'
import { type Checked, checkedInJson, checkedText, repairedText } from './printed-data.ts'

const checkExamples = `
Examples:
  $ mock-telemessage data check                     the folder that serve uses by default
  $ mock-telemessage data check ./team --json | jq '.findings'
  $ mock-telemessage data check postgres://mock@db.example/mock
                                                    the data base of serve --store, also while servers work

Reads the data base, each record, each body with its digest, and in a folder search.db, the words that searches look
for. Damage in search.db loses nothing: it is made from the messages. Changes nothing. Stop serve before you check a
folder; a data base is read as it was at one moment.

With MT_STORE, the default is the data base there. Its password may be in PGPASSWORD or ~/.pgpass.

Exit codes: 0 sound; 1 damaged; 2 it cannot be read, or the command was wrong.`

const repairExamples = `
Examples:
  $ mock-telemessage data repair ./team
  $ mock-telemessage data repair postgres://mock@db.example/mock

What is damaged is taken out and kept: of a folder in state/removed beside the rest, of a data base in the tables
removed_records and removed_bodies of its schema. The rest can be served again. A damaged search.db is removed; the next
search makes it again. With MT_STORE, the default is the data base there: name the folder if you mean one. Stop serve, and make a copy of the folder or a backup of the data base first, if it matters.

Exit codes: 0 sound afterwards; 1 still damaged; 2 it cannot be read, or the command was wrong.`

/** `mock-telemessage data`: looks after what serve keeps. */
export function dataCommand(terminal: Terminal): Command {
  return new Command('data')
    .description('Check or repair what serve keeps: its data folder, or its data base.')
    .addCommand(partOf('check', 'Read everything that serve keeps, and list what is damaged.', checkExamples, check))
    .addCommand(partOf('repair', 'Take out what is damaged, so that the rest can be served.', repairExamples, repair))

  function partOf(name: string, description: string, examples: string, act: Act): Command {
    return new Command(name)
      .description(description)
      .argument(
        '[place]',
        'a data folder, as in serve --data, or postgres://…, as in serve --store (default: MT_STORE, or .mock-telemessage)',
      )
      .option(
        '--bodies <url>',
        'the container with large bodies of a data base, as in serve --bodies (default: MT_BODIES)',
      )
      .option('--json', 'print JSON instead of text')
      .addHelpText('after', examples)
      .action((place: string | undefined, flags: DataFlags) => act(terminal, keptAt(terminal, place, flags), flags))
  }
}

interface DataFlags {
  bodies?: string
  json?: boolean
}

type Act = (terminal: Terminal, kept: Kept, flags: DataFlags) => Promise<void>

/** What serve keeps at a place. */
interface Kept {
  check(): Promise<Checked>
  repair(): Promise<RepairedData<Checked>>
  /** Where a repair keeps what it took out, as the user knows the place. */
  shownPlace(removedTo: string): string
}

/** Throws a UserError `bodies-without-store`. */
function keptAt({ environment }: Terminal, given: string | undefined, { bodies }: DataFlags): Kept {
  const place = given ?? (environment['MT_STORE'] || '.mock-telemessage')
  // What looks like an address and is wrong is refused by the store, without showing it: it may have a password.
  if (/^[a-z0-9+]+:\/\//i.test(place) || /^postgres(?:ql)?:/i.test(place)) {
    const containerUrl = bodies ?? (environment['MT_BODIES'] || undefined)
    return {
      check: () => checkPostgresStore(place, { containerUrl }),
      repair: () => repairPostgresStore(place, { containerUrl }),
      shownPlace: (removedTo) => removedTo,
    }
  }
  if (bodies !== undefined)
    throw new UserError('bodies-without-store', '--bodies is for the bodies of a data base; name it: postgres://…')
  const folder = stateFolderOf(place)
  return {
    check: () => checkData(folder, indexedMessages),
    repair: () => repairData(folder, indexedMessages),
    shownPlace: (removedTo) => relative(process.cwd(), removedTo),
  }
}

async function check(terminal: Terminal, kept: Kept, { json }: DataFlags): Promise<void> {
  const checked = await kept.check().catch(rethrow)
  terminal.print(json ? inJson(checkedInJson(checked)) : checkedText(checked))
  terminal.end(checked.findings.length === 0 ? 0 : 1)
}

async function repair(terminal: Terminal, kept: Kept, { json }: DataFlags): Promise<void> {
  const repaired = await kept.repair().catch(rethrow)
  const { before, removedTo, after } = repaired
  const shown = { before: checkedInJson(before), removedTo: removedTo ?? null, after: checkedInJson(after) }
  const shownPlace = removedTo === undefined ? undefined : kept.shownPlace(removedTo)
  terminal.print(json ? inJson(shown) : repairedText(repaired, shownPlace))
  terminal.end(after.findings.length === 0 ? 0 : 1)
}

function inJson(value: object): string {
  return `${JSON.stringify({ schemaVersion: 1, ...value }, null, 2)}\n`
}
