import { judgeStaging, type Scenario, type StagingJudgement } from '../../harness/runner/index.ts'
import { exposedIn } from '../vocabulary/exposure.ts'
import { type Given, scenario } from '../vocabulary/index.ts'
import { judgedDay, markedDay, reports, sendsMarkedMorning, watchedLocation } from './marked-day.ts'

const saying = { occursBy: 'saying' } as const

/** The location in Azure Storage: every item passes through it, no stranger can read it, nothing stays in it (STG). */
export const staging: Scenario[] = [
  scenario(
    'STG-1/before-its-import',
    'puts every item with text and files into the staging location before it is imported',
    async (given) => reports(given, (await judgedDay(given, sendsMarkedMorning(given))).notStagedFirst),
    saying,
  ),
  scenario(
    'STG-1/a-long-day',
    'puts every item of a long day into the staging location before it is imported',
    async (given) => {
      const asha = given.hires()
      const ben = given.hires()
      const day = markedDay(given)
      for (let count = 0; count < 250; count += 1) day.sends({ from: asha, to: ben })
      reports(given, (await judgedDay(given, day)).notStagedFirst)
    },
    { ...saying, heavy: true },
  ),
  scenario(
    'STG-2/nobody-else',
    'keeps the staging location closed to anyone without credentials',
    async (given) => {
      const location = await watchedLocation(given)
      await judgedDay(given, sendsMarkedMorning(given))
      const events = location.events()
      const opened = events.flatMap((event) => (event.kind === 'access-asked' ? [event.access] : []))
      given.demands('to whom the connector tried to open the container', 'nobody', opened.join(', ') || 'nobody')
      const read = events.filter((event) => event.kind === 'committed' && event.toAnybody < 400)
      given.demands('blobs that a stranger could read', '0', String(read.length))
      const listed = await location.listToAnybody()
      given.demands('whether a stranger gets the list of blobs', 'no', listed < 400 ? 'yes' : 'no')
    },
    saying,
  ),
  scenario(
    'STG-2/no-credential',
    'puts no credential into a blob, its name, its metadata or its tags',
    async (given) => {
      const found = credentialsIn(given, await judgedDay(given, sendsMarkedMorning(given)))
      given.demands('credentials in the staging location', 'none', found || 'none')
    },
    saying,
  ),
  scenario(
    'STG-4/gone-afterwards',
    'leaves nothing of a day in the staging location after the import',
    async (given) => reports(given, (await judgedDay(given, sendsMarkedMorning(given))).leftBehind),
    saying,
  ),
  scenario(
    'STG-4/after-a-failed-run',
    'leaves nothing in the staging location that a failed run had put there',
    async (given) => {
      const location = await watchedLocation(given)
      const { items } = sendsMarkedMorning(given)
      location.refuse({ status: 403, requests: 'reads' })
      await given.connectorTries()
      location.refuse(undefined)
      const left = await location.blobs()
      // On another day a connector may give its blobs other names, and so does not overwrite the first ones.
      if (given.readings['window.catchUp'] === 'from-last-window') given.later()
      await given.connectorRecovers()
      reports(given, (await judgeStaging(given.world, items)).leftBehind)
      if (left.length > 0) given.occurs()
    },
    saying,
  ),
  scenario(
    'STG-4/not-before',
    'removes nothing from the staging location before it is imported',
    async (given) => reports(given, (await judgedDay(given, sendsMarkedMorning(given))).removedTooEarly),
    saying,
  ),
]

function credentialsIn({ world }: Given, { blobs }: StagingJudgement): string {
  const confidences = { secrets: world.secrets(), texts: [], numbers: [] }
  const found = blobs.flatMap(({ name, said, texts }) => [
    ...exposedIn(name, confidences, 'the name of a blob'),
    ...exposedIn(said.join('\n'), confidences, 'the metadata or tags of a blob'),
    ...texts.flatMap((text) => exposedIn(text, confidences, 'a blob')),
  ])
  return [...new Set(found.map(({ what }) => what))].join(', ')
}
