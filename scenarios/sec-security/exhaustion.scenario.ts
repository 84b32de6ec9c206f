import { createHash } from 'node:crypto'
import { readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import type { Scenario, World } from '../../harness/runner/index.ts'
import { callsThat } from '../vocabulary/calls.ts'
import { scenario } from '../vocabulary/index.ts'
import { ordinaryDay } from '../vocabulary/ordinary-day.ts'
import { strikes } from '../vocabulary/strikes.ts'

/** Names that lead out of a folder, and bodies that have no end (SEC-4). */
export const exhaustion: Scenario[] = [
  scenario(
    'SEC-4/file-names',
    'writes no file outside its state folder, whatever the names of attachments are',
    async (given) => {
      const { world } = given
      const asha = given.hires()
      const to = given.outsider()
      const mark = markOf(world)
      const names = [
        `../../${mark}-1.txt`,
        `../../../../../../../..${join(tmpdir(), `${mark}-2.txt`)}`,
        join(tmpdir(), `${mark}-3.txt`),
        `..\\..\\${mark}-4.txt`,
        `${'n'.repeat(4_000)}-${mark}.txt`,
        `..`,
      ]
      const messages = names.map((fileName) =>
        given.sends({ from: asha, to, files: [{ fileName, contentType: 'text/plain' }] }),
      )
      // Whether the mail has exactly this name is checked elsewhere (CNV-6).
      given.judgesItself(({ requirement }) => requirement === 'CNV-6')
      await given.connectorRuns()
      for (const message of messages) given.expects(message).once(asha)
      given.demands('files outside the state folder', '', (await escaped(world, mark)).join(', '))
    },
  ),
  ...(
    [
      ['page', 'a page of items', callsThat.list],
      ['token', 'a token', [...callsThat.logIn, ...callsThat.askForToken]],
      ['file', 'a file', callsThat.download],
      ['folders', 'a list of folders', callsThat.listFolders],
    ] as const
  ).map(([slug, what, operations]) =>
    scenario(
      `SEC-4/endless-${slug}`,
      `does not read ${what} without end`,
      async (given) => {
        const day = ordinaryDay(given)
        // The connector may fail the item of an endless file, for good or to try again later.
        given.judgesItself(({ fault, requirement }) => fault === 'missing' || requirement.startsWith('LOG-'))
        const fault = strikes(given.world, operations, { kind: 'endless' }, { times: 1 })
        await given.connectorTries()
        given.demands('answers without end that were read for 256 MiB', '0', String(fault.overreads()))
        if (fault.hits() > 0) given.occurs()
        await given.connectorRecovers()
        for (const message of day.messages.slice(1)) given.expects(message).once(day.asha)
      },
      { occursBy: 'saying', heavy: true },
    ),
  ),
]

/** The mark of this world, whatever its seed: files of another world in shared folders must not count. */
function markOf({ folders }: World): string {
  return `escaped-${createHash('sha256').update(folders.world).digest('hex').slice(0, 16)}`
}

/**
 * Finds and removes marked files above the state folder, in the folder for temporary files, and in that of the suite.
 */
async function escaped({ folders }: World, mark: string): Promise<string[]> {
  const above = [folders.world]
  for (let path = folders.world; path !== dirname(path); path = dirname(path)) above.push(dirname(path))
  const places = [...new Set([...above, tmpdir(), process.cwd()])]
  const found = await Promise.all(
    places.map(async (place) => {
      const names = await readdir(place).catch(() => [])
      return names.filter((name) => name.includes(mark)).map((name) => join(place, name))
    }),
  )
  for (const path of found.flat()) await rm(path, { recursive: true, force: true })
  return found.flat().map((path) => basename(path))
}
