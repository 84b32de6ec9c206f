import { X509Certificate } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { colourWanted, type Terminal } from '../terminal.ts'
import type { DemoServers } from './world-servers.ts'

/** The warning about a console that others may reach, in red where colours are shown. Throws the error of the file system for a missing certificate. */
export async function openConsoleWarning(
  { errors, environment }: Pick<Terminal, 'errors' | 'environment'>,
  { consoleLink = '', consoleCaFile = '' }: Pick<DemoServers, 'consoleLink' | 'consoleCaFile'>,
): Promise<string> {
  const { fingerprint256 } = new X509Certificate(await readFile(consoleCaFile))
  const [red, plain] = colourWanted({ output: errors, environment }) ? ['\u001b[1;31m', '\u001b[0m'] : ['', '']
  return `${red}WARNING: the console is open to other machines, at ${new URL(consoleLink).origin}.
Everybody who signs in can read every mailbox, change the world and start runs on this machine. Use it in a network that you trust,
with synthetic messages only, and send nobody the link over a way that others can read.${plain}
No browser knows the authority of its certificate. Import it from ${consoleCaFile}, or compare its SHA-256 fingerprint:
${fingerprint256}

`
}
