import { type LoadedFixture, loadedFixtureSchema, worldFixtureSchema } from '../../contract/index.ts'
import { type ControlOperation, controlOperation } from './control-operation.ts'

/** Loads a fixture into the running servers. */
export interface FixtureLoader {
  /**
   * `how`: instead of everything that is there, or beside it. Throws a ControlRefusal `fixture-invalid` with every mistake; then
   * nothing has changed.
   */
  load(document: unknown, how: 'replacing' | 'adding'): Promise<LoadedFixture>
}

/** The largest fixture that the control plane takes, in bytes of JSON. */
const fixtureBytesMax = 16 * 1024 * 1024

/** Loading a fixture: people, directory, custom mapping and traffic. */
export function fixtureOperations(fixtures: FixtureLoader): ControlOperation[] {
  const common = {
    path: '/fixture',
    subject: 'fixtures' as const,
    body: {
      schema: worldFixtureSchema,
      right: 'send a fixture',
      bytesMax: fixtureBytesMax,
      // The loader says it better: with what would be right, and with everything else that is wrong.
      isCheckedLater: true,
      example: {
        name: 'Contoso',
        people: [{ personId: 'asha', firstName: 'Asha', number: '447700900101' }],
      },
    },
    answer: { description: 'What was loaded.', schema: loadedFixtureSchema },
    refusals: ['fixture-invalid' as const],
  }
  const rules =
    'A fixture with a mistake changes nothing; the answer lists every mistake with its path. The calendar moves to `startsAt` if the fixture has one. The custom mapping file is written again.'
  return [
    controlOperation({
      ...common,
      name: 'fixture.replace',
      method: 'PUT',
      summary: 'Replace the world by a fixture',
      description: `Nobody and nothing of before is left: no user, mailbox, item or connector. ${rules}`,
      respond: ({ body }) => fixtures.load(body, 'replacing'),
    }),
    controlOperation({
      ...common,
      name: 'fixture.add',
      method: 'POST',
      summary: 'Add a fixture to the world',
      description: `Adds people, entries, rows and items to those that are there. ${rules}`,
      respond: ({ body }) => fixtures.load(body, 'adding'),
    }),
  ]
}
