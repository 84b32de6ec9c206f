import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { builtProgram } from '../../runner/own-package.ts'

/** A `serve` in a process of its own. */
export interface Served {
  /** Posts a message to one mailbox. Throws an Error if it is not created. */
  post(subject: string): Promise<void>
  stop(): Promise<void>
}

/** Starts a server process over a store, in a folder, with plain http on free ports. Throws an Error if it does not start. */
export async function openServed(cwd: string, storeUrl: string): Promise<Served> {
  const ports = ['--telemessage-port', '0', '--graph-port', '0', '--control-port', '0', '--no-console']
  const words = [builtProgram, 'serve', '--http', '--quiet', '--items', '20', ...ports]
  const environment = { ...process.env, MT_STORE: storeUrl }
  const serving = spawn(process.execPath, words, { cwd, env: environment, stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  serving.stdout.on('data', (chunk: Buffer) => {
    said += chunk
  })
  const ended = once(serving, 'exit').then(() => {
    throw new Error('the server process did not start')
  })
  while (!said.includes('Stop with Ctrl-C')) await Promise.race([once(serving.stdout, 'data'), ended])
  ended.catch(() => {})
  const text = await readFile(join(cwd, '.mock-telemessage/connector.env'), 'utf8')
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
  const url = `${of('MT_GRAPH_URL')}/v1.0/users/asha.menon@contoso.example/mailFolders/inbox/messages`
  return {
    post: async (subject) => {
      const answer = await fetch(url, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ subject, body: { contentType: 'text', content: 'the quick brown fox' } }),
      })
      await answer.arrayBuffer()
      if (answer.status !== 201) throw new Error(`a message was answered with ${answer.status}`)
    },
    stop: async () => {
      serving.kill('SIGINT')
      await once(serving, 'exit')
    },
  }
}

const clients = 8

/** Posts messages, eight at a time, to each server in turn. */
export async function postThrough(servers: readonly Served[], count: number): Promise<void> {
  let next = 0
  const client = async (): Promise<void> => {
    while (next < count) {
      const number = next
      next += 1
      await servers[number % servers.length]?.post(`message ${number}`)
    }
  }
  await Promise.all(Array.from({ length: clients }, client))
}
