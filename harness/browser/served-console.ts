import { spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { builtProgram } from '../runner/own-package.ts'

/** `serve` as a person starts it, in a process of its own. */
export interface ServedConsole {
  /** The sign-in link that it printed. */
  link: string
  /** The address of the console, without a path. */
  origin: string
  /** What is in `connector.env` and `control.env`, by name. */
  environment: Record<string, string>
  /** Calls the control plane; the path is below its address. Throws an Error for a refusal. */
  control(method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown): Promise<unknown>
  stop(): Promise<void>
}

const startMs = 30_000

/** Starts the built program with its data in a folder, any free ports, plain http, and the same messages each time. Throws an Error with what it printed if it ends. */
export async function startServedConsole(folder: string, ...more: string[]): Promise<ServedConsole> {
  const ports = ['--telemessage-port', '0', '--graph-port', '0', '--control-port', '0', '--console-port', '0']
  const drawn = ['--seed', '7', '--now', '2026-03-11T09:00:00Z']
  const words = ['serve', '--memory', '--http', '--quiet', ...drawn, '--data', folder, ...ports, ...more]
  // Not in the folder of the project, where a run may have left its report: the console would list it.
  const child = spawn(process.execPath, [builtProgram, ...words], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] })
  let printed = ''
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const link = await new Promise<string>((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`serve printed no link: ${printed}`)), startMs)
    const read = (chunk: Buffer): void => {
      printed += chunk.toString()
      const found = /http:\/\/\S+\/sign-in\?token=\S+/.exec(printed)
      if (found === null) return
      clearTimeout(late)
      resolve(found[0])
    }
    child.stdout.on('data', read)
    child.stderr.on('data', read)
    child.once('exit', () => reject(new Error(`serve ended: ${printed}; is it built? npm run build`)))
  })
  const environment = {
    ...(await assignmentsIn(join(folder, 'connector.env'))),
    ...(await assignmentsIn(join(folder, 'control.env'))),
  }
  return {
    link,
    origin: new URL(link).origin,
    environment,
    control: async (method, path, body) => {
      const headers = {
        authorization: `Bearer ${environment['MT_CONTROL_TOKEN'] ?? ''}`,
        'content-type': 'application/json',
      }
      const answer = await fetch(`${environment['MT_CONTROL_URL'] ?? ''}${path}`, {
        ...{ method, headers },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      })
      const text = await answer.text()
      if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`)
      return text === '' ? undefined : JSON.parse(text)
    },
    stop: async () => {
      child.kill('SIGINT')
      await ended
    },
  }
}

/** The lines `NAME='value'` of a file that `serve` wrote. */
async function assignmentsIn(file: string): Promise<Record<string, string>> {
  const lines = (await readFile(file, 'utf8')).split('\n')
  return Object.fromEntries(
    lines.flatMap((line) => {
      const [, name, value = ''] = /^(?:export )?(\w+)=(.*)$/.exec(line) ?? []
      return name === undefined ? [] : [[name, value.replace(/^'(.*)'$/, '$1')]]
    }),
  )
}
