import type { Scenario, SyncOutcome, WayToRun } from '../../harness/runner/index.ts'
import { callsThat } from '../vocabulary/calls.ts'
import { type Confidences, exposedIn, filesOf } from '../vocabulary/exposure.ts'
import { type Given, scenario } from '../vocabulary/index.ts'
import { strikes } from '../vocabulary/strikes.ts'
import { withEnvironment } from '../vocabulary/ways-to-run.ts'
import { notingArguments } from './process-arguments.ts'

const wrongPassword = 'summer-of-last-year-4711'

/** Secrets, texts and numbers that must not leak: in an ordinary run, and in runs with errors (SEC-1). */
export const confidences: Scenario[] = [
  scenario('SEC-1/ordinary-run', 'shows no secret, no text and no number in an ordinary run', async (given) => {
    const known = confidentialDay(given)
    await keepsToItself(given, known)
  }),
  scenario(
    'SEC-1/page-that-cannot-be-read',
    'shows nothing of a page that cannot be read',
    async (given) => {
      const known = confidentialDay(given)
      given.judgesItself(({ fault }) => fault === 'missing')
      const fault = strikes(given.world, callsThat.list, { kind: 'malformed-json' })
      await keepsToItself(given, known)
      if (fault.hits() > 0) given.occurs()
    },
    { occursBy: 'saying', heavy: true },
  ),
  scenario('SEC-1/item-that-cannot-be-read', 'shows nothing of an item that cannot be read', async (given) => {
    const known = confidentialDay(given)
    const [text = ''] = known.texts
    const [number = ''] = known.numbers
    const captureTime = new Date(given.world.clock.now().getTime() - 3_600_000)
    const served = {
      itemId: 'not-to-be-read',
      captureTime: captureTime.toISOString(),
      text,
      number,
      participants: number,
    }
    given.judgesItself(({ requirement }) => requirement.startsWith('LOG-'))
    given.world.site.captureRaw({ captureTime, json: JSON.stringify(served), attachments: [] })
    await keepsToItself(given, known)
  }),
  scenario('SEC-1/copy-that-is-refused', 'shows nothing of a message that the mailbox refuses', async (given) => {
    const known = confidentialDay(given)
    given.judgesItself(({ fault, requirement }) => fault === 'missing' || requirement.startsWith('LOG-'))
    strikes(given.world, callsThat.write, { kind: 'answer', status: 400 })
    await keepsToItself(given, known)
  }),
  scenario(
    'SEC-1/mapping-file-that-is-refused',
    'shows no number of a mapping file that is refused',
    async (given) => {
      const known = confidentialDay(given)
      const unknown = given.hires({ registered: false })
      const rows = known.numbers.map((number) => `${number},${unknown.mailbox}`)
      // The row that is refused is the last one; where mapping is by number, and by login name.
      const broken = `${unknown.number},not an address`
      given.customMapping([], `${['External User ID,Microsoft 365 User Mailbox', ...rows, broken].join('\n')}\n`)
      const status = await keepsToItself(given, { ...known, numbers: [...known.numbers, unknown.number] })
      if (status === 'failed') given.occurs()
    },
    { occursBy: 'saying' },
  ),
  scenario(
    'SEC-1/blob-names',
    'shows no secret, no text and no number in the name of a blob',
    async (given) => {
      const known = confidentialDay(given)
      const location = await given.world.staging()
      location?.watch()
      await given.connectorRuns()
      const everything = { ...known, secrets: [...known.secrets, ...given.world.secrets()] }
      const names = (location?.events() ?? []).flatMap((event) => (event.kind === 'committed' ? [event.name] : []))
      const found = names.flatMap((name) => exposedIn(name, everything, 'the name of a blob')).map(({ what }) => what)
      given.demands('secrets, texts and numbers where they must not be', 'nothing', wordsOf(found))
      if (names.length > 0) given.occurs()
    },
    { occursBy: 'saying', needs: 'staging: azure-blob' },
  ),
  scenario('SEC-1/login-that-is-refused', 'does not show a refused password', async (given) => {
    const known = confidentialDay(given)
    const way = withEnvironment({ MT_TELEMESSAGE_PASSWORD: wrongPassword })
    await keepsToItself(given, { ...known, secrets: [wrongPassword] }, way)
    await given.connectorRuns()
  }),
]

/** A day whose texts and numbers can be recognised in any place. */
function confidentialDay(given: Given): Confidences {
  const asha = given.hires()
  const ben = given.hires()
  const outsider = given.outsider()
  const texts = ['Walnut', 'Juniper', 'Sycamore'].map(
    (tree) => `The ${tree} deal closes at forty two million on Thursday.`,
  )
  for (const text of texts) given.sends({ from: asha, to: ben, text })
  given.sends({ from: ben, to: outsider, text: texts[0] ?? '', files: [{ sizeBytes: 2_000 }] })
  return { secrets: [], texts, numbers: [asha, ben, outsider].map(({ number }) => number) }
}

/** Runs the connector once, and searches its output, process arguments and files. Returns how the run ended. */
async function keepsToItself(
  given: Given,
  known: Confidences,
  way: WayToRun = (connector) => connector,
): Promise<SyncOutcome['status']> {
  const { world } = given
  const startedWith = new Set<string>()
  const { output = '', status } = await given.connectorTries((port) =>
    notingArguments(world.folders.state, startedWith)(way(port)),
  )
  const everything = { ...known, secrets: [...known.secrets, ...world.secrets()] }
  const files = await filesOf(world)
  const exposed = [
    ...exposedIn(output, everything, 'the output'),
    ...[...startedWith].flatMap((words) => exposedIn(words, everything, 'the arguments of a process')),
    ...files.flatMap(({ path }) => exposedIn(path, everything, 'the name of a file')),
    // Import log and state are administrators' data: numbers are allowed there.
    ...files.flatMap(({ path, content }) => exposedIn(content, { ...everything, numbers: [] }, path)),
  ]
  const seen = exposed.map(({ what }) => what)
  given.demands('secrets, texts and numbers where they must not be', 'nothing', wordsOf(seen))
  return status
}

function wordsOf(exposed: readonly string[]): string {
  return exposed.length === 0 ? 'nothing' : [...new Set(exposed)].join(', ')
}
