import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { createWorkFolder } from '../../runner/index.ts'

// Types docs/content-search.md, unchanged: from an empty folder to what a search finds of what a connector archived.

const root = new URL('../../../', import.meta.url)
const main = new URL('dist/harness/cli/main.js', root).pathname
const page = await readFile(new URL('docs/content-search.md', root), 'utf8')
const blocks = [...page.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map((match) => match[1] ?? '')

test('every command of the page does what it says', async () => {
  const [serveCommand = '', ...typed] = blocks
  expect(serveCommand).toBe('npx mock-telemessage serve\n')
  const workFolder = await createWorkFolder()
  const ports = ['--telemessage-port', '0', '--graph-port', '0', '--control-port', '0']
  const serving = spawn(process.execPath, [main, 'serve', '--seed', '7', '--items', '60', '--quiet', ...ports], {
    cwd: workFolder.path,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  serving.stdout.on('data', (chunk: Buffer) => {
    said += chunk
  })
  while (!said.includes('Stop with Ctrl-C')) await once(serving.stdout, 'data')
  // The package is not installed in that folder; a reader of the page has installed it.
  const installed = `npx() { shift; "${process.execPath}" "${main}" "$@"; }`
  const script = ['set -euo pipefail', installed, ...typed].join('\n')
  const { stdout } = await promisify(execFile)('bash', ['-c', script], { cwd: workFolder.path, maxBuffer: 2 ** 26 })
  serving.kill('SIGINT')
  await once(serving, 'exit')
  expect(stdout).toMatch(/^sent \(UTC\) +mailbox +folder +from +subject$/m)
  expect(stdout).toMatch(/ WhatsApp Archiver .*WhatsApp /)
  expect(stdout).toMatch(/^[1-9]\d* items, [1-9]\d* bytes, in [1-9]\d* mailboxes\.$/m)
  expect(stdout).toContain('"itemClass": "IPM.ExternalData.WhatsAppArchiver')
  expect(stdout.trimEnd().split('\n').at(-1)).toBe('0 items, 0 bytes, in 0 mailboxes.')
  await workFolder.remove()
}, 120_000)
