import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, expect, test, vi } from 'vitest'
import { createWorkFolder } from '../../runner/index.ts'
import { withZip } from '../../synth/chat-export/hand-made-export.ts'
import { sampleTerminal } from '../sample-terminal.ts'
import { runCommand } from './run-command.ts'

const folder = await createWorkFolder()
afterAll(() => folder.remove())

/** A terminal whose line is cut: what is said to it goes wrong. */
function brokenTerminal() {
  const clearUps: (() => Promise<void>)[] = []
  const errors: NodeJS.WriteStream = Object.create(process.stderr, {
    write: {
      value: () => {
        throw new Error('the terminal is gone')
      },
    },
  })
  const { terminal } = sampleTerminal({ errors, onExit: (clearUp) => clearUps.push(clearUp) })
  return { terminal, clearUp: () => Promise.all(clearUps.map((one) => one())) }
}

test('unpacked media of a chat export are removed, however early the command ends', async () => {
  const temporary = join(folder.path, 'tmp')
  await mkdir(temporary)
  const { terminal, clearUp } = brokenTerminal()
  const chat = {
    'WhatsApp Chat with Ben.txt': '03/04/2026, 09:15 - Ben: IMG-1.jpg (file attached)\n',
    'IMG-1.jpg': 'not much of a picture',
  }
  await withZip(chat, async (file) => {
    vi.stubEnv('TMPDIR', temporary)
    const ended = runCommand(terminal).parseAsync(['--chat-export', file, '--time-zone', 'Europe/Rome'], {
      from: 'user',
    })
    await expect(ended).rejects.toThrow('the terminal is gone')
  })
  expect(await readdir(temporary)).toHaveLength(1)
  await clearUp()
  vi.unstubAllEnvs()
  expect(await readdir(temporary)).toEqual([])
})

test('a scenario that the declaration excludes is listed with the reason', async () => {
  const listed = async (...words: string[]): Promise<string> => {
    const printed: string[] = []
    const terminal = { ...brokenTerminal().terminal, print: (text: string) => void printed.push(text) }
    await runCommand(terminal).parseAsync(['--list', ...words], { from: 'user' })
    return printed.join('')
  }
  const declaration = join(folder.path, 'conformance.json')
  const readings = { 'window.basis': 'event' }
  await writeFile(
    declaration,
    JSON.stringify({ connector: { name: 'Acme', version: '1' }, capabilities: [], readings }),
  )
  const byEventTime = /^DAY-1\/by-event-time .*$/m
  expect((await listed('DAY-1')).match(byEventTime)?.[0]).toMatch(
    / \(not played here: it is only played under window\.basis: event; declare that in conformance\.json\)$/,
  )
  expect((await listed('DAY-1', '--conformance', declaration)).match(byEventTime)?.[0]).not.toContain('not played')
  expect(await listed('LOG-1', '--conformance', declaration)).toContain('"importLog" is not declared)')
  expect(await listed('LOG-1', '--connector-command', 'true', '--no-conformance')).not.toContain('not played')
})
