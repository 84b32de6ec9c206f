import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { afterAll, expect, test } from 'vitest'
import { createWorkFolder } from '../../runner/index.ts'

// Types docs/compliance.md as it is written, against a running server.

const main = new URL('../../../dist/harness/cli/main.js', import.meta.url).pathname
const text = await readFile(new URL('../../../docs/compliance.md', import.meta.url), 'utf8')
const typed = [...text.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map(([, block = '']) => block)
const workFolder = await createWorkFolder()
afterAll(() => workFolder.remove())

test('every command of the page does what it says', async () => {
  const ports = ['--telemessage-port', '0', '--graph-port', '0', '--control-port', '0']
  const serving = spawn(process.execPath, [main, 'serve', '--seed', '7', '--items', '20', '--quiet', ...ports], {
    cwd: workFolder.path,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  for await (const chunk of serving.stdout) {
    said += String(chunk)
    if (said.includes('Stop with Ctrl-C')) break
  }
  const command = `mock-telemessage() { "${process.execPath}" "${main}" "$@"; }`
  const script = ['set -euo pipefail', command, ...typed]
    .join('\n')
    .replaceAll('npx mock-telemessage', 'mock-telemessage')
  const { stdout } = await promisify(execFile)('bash', ['-c', script], { cwd: workFolder.path })
  const ended = once(serving, 'exit')
  serving.kill('SIGINT')
  await ended
  expect(stdout).toContain('asha.menon@contoso.example is on Litigation Hold, until it is released.')
  expect(stdout).toMatch(/^litigation +ben\.whitaker@contoso\.example +365 days from receiving +everything/m)
  expect(stdout).toContain('asha.menon@contoso.example: active, kept by: litigation hold Case 7')
  expect(stdout).toContain('The Litigation Hold of ben.whitaker@contoso.example is released.')
  expect(stdout).toMatch(/^retentionMailboxBytesMin +0$/m)
  expect(stdout).toMatch(/^Seven years +retain then delete +2555 days from received +all +none$/m)
  expect(stdout).toContain('The assistant had nothing to do.')
  expect(stdout).toContain('The retention policy Desk is deleted.')
}, 120_000)
