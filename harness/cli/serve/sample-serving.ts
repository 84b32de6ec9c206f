import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { builtProgram } from '../../runner/own-package.ts'

/** A `serve` in a process of its own. */
export interface SampleServing {
  /** Asks for something of one mailbox; with a body, by POST. */
  ask(path: string, body?: object): Promise<Response>
  /** Asks the control plane. */
  control(method: string, path: string, body?: object): Promise<Response>
  /** Ctrl-C; fulfilled when it is gone. */
  stop(): Promise<void>
  /** SIGKILL; fulfilled when it is gone. */
  kill(): Promise<void>
  /** What it has printed so far. */
  said(): string
}

const started: ChildProcess[] = []

/** Only for tests: kills all that still run. */
export function killAllServing(): void {
  for (const each of started.splice(0)) each.kill('SIGKILL')
}

/** Only for tests: starts the built `serve` in a folder, with plain http on free ports, and signs in. */
export async function startServing(cwd: string, words: readonly string[] = []): Promise<SampleServing> {
  const ports = ['--telemessage-port', '0', '--graph-port', '0', '--control-port', '0']
  const args = [builtProgram, 'serve', '--http', '--quiet', ...ports, ...words]
  const serving = spawn(process.execPath, args, { cwd, stdio: ['ignore', 'pipe', 'inherit'] })
  started.push(serving)
  let said = ''
  serving.stdout.on('data', (chunk: Buffer) => {
    said += chunk
  })
  const ended = once(serving, 'exit').then(() => {
    throw new Error(`serve ended:\n${said}`)
  })
  while (!said.includes('Stop with Ctrl-C')) await Promise.race([once(serving.stdout, 'data'), ended])
  ended.catch(() => {})
  const files = ['connector.env', 'control.env'].map((name) => readFile(join(cwd, '.mock-telemessage', name), 'utf8'))
  const text = (await Promise.all(files)).join('\n')
  const variables = new Map([...text.matchAll(/^export (\w+)='(.*)'$/gm)].map(([, name, value]) => [name, value]))
  const of = (name: string): string => variables.get(name) ?? ''
  const login = await fetch(`${of('MT_LOGIN_URL')}/${of('MT_TENANT_ID')}/oauth2/v2.0/token`, {
    method: 'POST',
    body: new URLSearchParams({
      ...{ grant_type: 'client_credentials', scope: 'https://graph.microsoft.com/.default' },
      ...{ client_id: of('MT_CLIENT_ID'), client_secret: of('MT_CLIENT_SECRET') },
    }),
  })
  const { access_token: token } = (await login.json()) as { access_token: string }
  const ask = (path: string, body?: object): Promise<Response> =>
    fetch(`${of('MT_GRAPH_URL')}/v1.0/users/asha.menon@contoso.example${path}`, {
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body && { method: 'POST', body: JSON.stringify(body) }),
    })
  const control = (method: string, path: string, body?: object): Promise<Response> =>
    fetch(`${of('MT_CONTROL_URL')}${path}`, {
      method,
      headers: { authorization: `Bearer ${of('MT_CONTROL_TOKEN')}`, 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    })
  const end = (signal: NodeJS.Signals) => async (): Promise<void> => {
    serving.kill(signal)
    await once(serving, 'exit')
  }
  return { ask, control, stop: end('SIGINT'), kill: end('SIGKILL'), said: () => said }
}

/** Only for tests: the subjects of all messages in the inbox, by their ids. */
export async function subjectsIn({ ask }: Pick<SampleServing, 'ask'>): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  let at: string | undefined = '/mailFolders/inbox/messages?$select=subject&$top=500'
  while (at !== undefined) {
    const page = (await (await ask(at)).json()) as {
      value: { id: string; subject: string }[]
      '@odata.nextLink'?: string
    }
    for (const { id, subject } of page.value) found.set(id, subject)
    at = page['@odata.nextLink']?.replace(/^.*\/users\/[^/]+/, '')
  }
  return found
}
