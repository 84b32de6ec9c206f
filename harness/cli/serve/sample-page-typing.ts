import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { builtProgram } from '../../runner/own-package.ts'

/**
 * Only for tests: types the commands of a page in `docs/`, as they are there, beside a `serve` with these further options, in an
 * empty folder. Returns what they print. Throws if one of them fails.
 */
export async function typedPage(name: string, cwd: string, options: readonly string[] = []): Promise<string> {
  const text = await readFile(new URL(`../../../docs/${name}`, import.meta.url), 'utf8')
  const typed = [...text.matchAll(/^```sh\n([\s\S]*?)^```$/gm)]
    .map(([, block = '']) => block)
    .filter((block) => !block.startsWith('npx mock-telemessage serve'))
  // The package is not installed in that folder; a reader of the page has installed it.
  const installed = `npx() { shift; "${process.execPath}" "${builtProgram}" "$@"; }`
  const serving = await serve(cwd, options)
  try {
    const script = ['set -euo pipefail', installed, ...typed].join('\n')
    return (await promisify(execFile)('bash', ['-c', script], { cwd, maxBuffer: 2 ** 26 })).stdout
  } finally {
    await serving.stop()
  }
}

async function serve(cwd: string, options: readonly string[]): Promise<{ stop(): Promise<unknown> }> {
  const ports = ['--telemessage-port', '0', '--graph-port', '0', '--control-port', '0']
  // A fixture has its own number of items.
  const items = options.includes('--fixture') ? [] : ['--items', '60']
  const words = ['serve', '--seed', '7', ...items, '--quiet', ...ports, ...options]
  const serving = spawn(process.execPath, [builtProgram, ...words], { cwd, stdio: ['ignore', 'pipe', 'inherit'] })
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
