import { expect, test } from 'vitest'
import { scenarios } from '../../../scenarios/index.ts'
import { requirements } from '../../catalogue/index.ts'
import { type ArchiverProfile, archiverNamed } from '../../oracle/index.ts'
import { sampleTerminal } from '../sample-terminal.ts'
import { listedRequirements } from './listed-requirement.ts'
import { requirementsCommand } from './requirements-command.ts'

const all = listedRequirements(scenarios)

async function listing(...words: string[]): Promise<string> {
  const { terminal, printed } = sampleTerminal()
  await requirementsCommand(terminal).parseAsync(words, { from: 'user' })
  return printed()
}

test('every requirement and every scenario is listed once', () => {
  expect(all.map(({ id }) => id)).toEqual(requirements.map(({ id }) => id))
  const listed = all.flatMap((requirement) => requirement.scenarios.map(({ id }) => id))
  expect(listed.toSorted()).toEqual(scenarios.map(({ id }) => id).toSorted())
})

test('filters choose areas and ids, and one that fits nothing is refused', async () => {
  const text = await listing('DAY-5', 'LOG')
  expect(text.match(/^[A-Z]{3}-\d+/gm)).toEqual(['DAY-5', 'LOG-1', 'LOG-2', 'LOG-3', 'LOG-4', 'LOG-5'])
  expect(() => listedRequirements(scenarios, ['MAP-99'])).toThrow('nothing is called "MAP-99"')
})

test('a requirement is listed with its readings, scenarios, minimum and what it cannot show', async () => {
  const text = await listing('DAY-5', 'LIM-3')
  expect(text).toContain('DAY-5  must, assumed  After days without a run, nothing is missing.')
  expect(text).toContain('readings     window.catchUp\n')
  expect(text).toContain('scenarios    DAY-5/three-days-without-a-run\n')
  expect(text).toContain('minimum      2 times\n')
  expect(text).toContain('LIM-3/message-of-text (under size.measure: encoded)')
  expect(text).toContain('cannot show  The exact byte from which')
})

test('dimensions are printed with what scenarios play, and with the pairs that none plays', async () => {
  const text = await listing('--dimensions', 'LIM-7', 'DAY-6')
  expect(text).toContain('LIM-7\n  declared  fewer bytes than received | more bytes than received\n')
  expect(text).toContain('    LIM-7/declared-too-small\n      fewer bytes than received + over the limit + fail-item\n')
  expect(text).toMatch(/\d+ of \d+ pairs are played; not played:\n {4}declared: /)
  expect(text).toMatch(/^DAY-6 {2}no table: a day is run again/m)
  expect(text).not.toContain('LIM-3')
  await expect(listing('--dimensions', '--json')).rejects.toThrow()
})

test('programs get the same, with the readings explained', async () => {
  const document = JSON.parse(await listing('MAP-5', '--json'))
  expect(document).toMatchObject({
    schemaVersion: 1,
    requirements: [{ id: 'MAP-5', weight: 'must', minimum: 1, cannotShow: null, capability: null }],
  })
  expect(document.requirements[0].scenarios.length).toBeGreaterThan(1)
  expect(document.readings.map(({ id }: { id: string }) => id)).toContain('window.catchUp')
})

test('another archiver has its own sentences, titles and scenarios', async () => {
  const signal = await listing('FLD-1', 'CAP-6', '--archiver', 'signal')
  expect(signal).toContain('A folder named exactly `Signal Archiver` is created')
  expect(signal).toContain('Items from the Signal Archiver app are archived.')
  expect(signal).not.toContain('WhatsApp Archiver')
  expect(await listing('FLD-1')).toContain('A folder named exactly `WhatsApp Archiver` is created')

  const folder = JSON.parse(await listing('FLD-1', '--json', '--archiver', 'signal')).requirements[0]
  expect(folder.scenarios.map(({ title }: { title: string }) => title).join()).toContain('Signal Archiver')

  // The Signal Archiver has no Cloud Archiver, so `run` does not play the scenarios on it.
  const idsFor = (archiver: ArchiverProfile) =>
    listedRequirements(scenarios, ['CAP-6'], archiver).flatMap((one) => one.scenarios.map(({ id }) => id))
  const [whatsapp, other] = [idsFor(archiverNamed('whatsapp')), idsFor(archiverNamed('signal'))]
  expect(other.length).toBeGreaterThan(0)
  expect(whatsapp).toEqual(expect.arrayContaining(other))
  expect(whatsapp.length).toBeGreaterThan(other.length)
})

test('docs/requirements.md is the page made from the catalogue', async () => {
  await expect(await listing('--markdown')).toMatchFileSnapshot('../../../docs/requirements.md')
})
