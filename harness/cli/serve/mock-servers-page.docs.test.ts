import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { createWorkFolder } from '../../runner/index.ts'
import { builtProgram } from '../../runner/own-package.ts'

// The page docs/mock-servers.md, typed unchanged: the servers in one process, everything else in one shell.

const root = new URL('../../../', import.meta.url)
const page = await readFile(new URL('docs/mock-servers.md', root), 'utf8')
const blocks = [...page.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map((match) => match[1] ?? '')

async function serve(cwd: string) {
  const ports = ['--telemessage-port', '0', '--graph-port', '0', '--control-port', '0']
  const serving = spawn(process.execPath, [builtProgram, 'serve', ...ports], {
    cwd,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  serving.stdout.on('data', (chunk: Buffer) => {
    said += chunk
  })
  while (!said.includes('Stop with Ctrl-C')) await once(serving.stdout, 'data')
  return { serving, said: () => said }
}

test('every command of the page does what it says', async () => {
  const [serveCommand = '', ...rest] = blocks
  const [typed, afterwards] = [rest.slice(0, -1), rest.slice(-1)]
  expect(serveCommand).toBe('npx mock-telemessage serve\n')
  const workFolder = await createWorkFolder()
  const { serving, said } = await serve(workFolder.path)
  // The package is not installed in that folder; a reader of the page has installed it.
  const installed = `npx() { shift; "${process.execPath}" "${builtProgram}" "$@"; }`
  const type = async (commands: readonly string[]): Promise<string> => {
    const script = ['set -euo pipefail', installed, ...commands].join('\n')
    return (await promisify(execFile)('bash', ['-c', script], { cwd: workFolder.path, maxBuffer: 2 ** 26 })).stdout
  }
  const stdout = await type(typed)
  serving.kill('SIGINT')
  const [exitCode] = await once(serving, 'exit')
  expect(exitCode).toBe(0)
  expect(await type(afterwards)).toMatch(
    /^\.mock-telemessage\/state: [\d,]+ records, [\d,]+ bodies with [\d,]+ bytes: sound$/m,
  )
  expect(stdout).toContain('"items":[')
  expect(stdout).toContain('"text":"Typed by hand"')
  expect(stdout).toMatch(/^done: \d+ items: [1-9]\d* copies imported/m)
  expect(stdout).toMatch(/^[1-9]\d* copies: \S+@\S+$/m)
  // The page has the real time, so each day has other messages: the newest may be one that its sender deleted.
  const subject = String.raw`"subject":"(?:DELETED – [A-Z]+ – )?WhatsApp (?:[^"\\]|\\.)+"`
  expect(stdout).toMatch(new RegExp(`"receivedDateTime":"[^"]+",${subject}`))
  expect(stdout).toMatch(new RegExp(String.raw`${subject},"body":\{"contentType":"text","content":"(?:[^"\\]|\\.)+"`))
  expect(stdout).toMatch(/^MIME-Version: 1\.0/m)
  expect(stdout).toMatch(/control-problem:not-found".*GET \/control\/v1\/mailboxes/)
  expect(stdout).toMatch(/^429$/m)
  expect(stdout).toMatch(/"hits":1\b/)
  expect(stdout).toMatch(/[█▄▀]/)
  expect(said()).toMatch(/telemessage +429 GET +\/archive\/v1\/items/)
  expect(said()).not.toContain('Quiet-River-7')
  expect(said()).toContain('Stopped.')
  await workFolder.remove()
})
