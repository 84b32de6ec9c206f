import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { afterAll, expect, test } from 'vitest'
import { createWorkFolder } from '../../runner/index.ts'

// Types docs/data-connectors.md as it stands: from nothing to a downloaded import log, with the reference connector.

const main = new URL('../../../dist/harness/cli/main.js', import.meta.url).pathname
const text = await readFile(new URL('../../../docs/data-connectors.md', import.meta.url), 'utf8')
const typed = [...text.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map(([, block = '']) => block)
const workFolder = await createWorkFolder()
afterAll(() => workFolder.remove())

async function serve(): Promise<{ stop(): Promise<unknown> }> {
  const ports = ['--telemessage-port', '0', '--graph-port', '0', '--control-port', '0']
  const serving = spawn(process.execPath, [main, 'serve', '--seed', '7', '--items', '60', '--quiet', ...ports], {
    cwd: workFolder.path,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  for await (const chunk of serving.stdout) {
    said += String(chunk)
    if (said.includes('Stop with Ctrl-C')) break
  }
  return {
    stop: async () => {
      const ended = once(serving, 'exit')
      serving.kill('SIGINT')
      return ended
    },
  }
}

test('every command of the page does what it says', async () => {
  const serving = await serve()
  const script = ['set -euo pipefail', ...typed].join('\n')
  const { stdout } = await promisify(execFile)('bash', ['-c', script], { cwd: workFolder.path, maxBuffer: 2 ** 26 })
  await serving.stop()
  expect(stdout).toContain('"code":"ConnectorRoleMissing"')
  expect(stdout).toContain('"productId":"whatsapp-archiver"')
  expect(stdout).toContain('"step":"review"')
  expect(stdout).not.toContain('"password"')
  expect(stdout).toMatch(/"lastRun":\{[^}]*"state":"done"/)
  expect(stdout).toMatch(/"observed":\{"itemsFetched":[1-9]\d*,"copiesImported":[1-9]\d*/)
  expect(stdout).toMatch(/"record":"summary"/)
  expect(stdout).toMatch(/^event: end\ndata: .*"differences":\[\]/m)
}, 120_000)
