import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { createWorkFolder } from '../../runner/index.ts'

// Types docs/ediscovery.md, unchanged: from an empty folder to an export and an audit log that was altered.

const root = new URL('../../../', import.meta.url)
const main = new URL('dist/harness/cli/main.js', root).pathname
const page = await readFile(new URL('docs/ediscovery.md', root), 'utf8')
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
  expect(stdout).toMatch(/and 1 custodian on hold\.$/m)
  expect(stdout).toMatch(
    /^archived\.zip has [1-9]\d* items? of 1 mailboxes, and \d+ partially indexed ones: \d+ bytes\.$/m,
  )
  expect(stdout).toMatch(/^asha\.menon@contoso\.example +active +applied$/m)
  expect(stdout).toMatch(/^Contoso v\. Fabrikam +closed +/m)
  for (const operation of ['HoldCreated', 'SearchExported', 'HoldRemoved']) {
    expect(stdout).toMatch(new RegExp(`^ *\\d+ .* ${operation} +succeeded +admin@contoso\\.example`, 'm'))
  }
  expect(stdout).toMatch(/^[1-9]\d* entries, each as it was written\./m)
  expect(stdout).toMatch(/^line \d+: altered: entry \d+ was altered: its digest is that of another content$/m)
  expect(stdout).toContain('altered.jsonl is not what was exported')
  await workFolder.remove()
}, 120_000)
