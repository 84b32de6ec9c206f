import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, expect, test } from 'vitest'
import { createChance, drawSeed } from '../../control/seed.ts'
import { createWorkFolder } from '../../runner/index.ts'
import { builtProgram } from '../sample-typing.ts'

// Goal: what the served tenant answered with success is there after it was killed, and nothing is there twice or by half.

const seed = Number(process.env['MT_SEED'] ?? drawSeed())
const folder = await createWorkFolder()
const started: ChildProcess[] = []
afterAll(async () => {
  for (const each of started) each.kill('SIGKILL')
  await folder.remove()
})

async function serve(cwd: string) {
  const ports = ['--telemessage-port', '0', '--graph-port', '0', '--control-port', '0']
  const args = [builtProgram, 'serve', '--http', '--quiet', ...ports]
  const serving = spawn(process.execPath, args, { cwd, stdio: ['ignore', 'pipe', 'inherit'] })
  started.push(serving)
  let said = ''
  serving.stdout.on('data', (chunk: Buffer) => {
    said += chunk
  })
  while (!said.includes('Stop with Ctrl-C')) await once(serving.stdout, 'data')
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
  const ask = (path: string, body?: object): Promise<Response> =>
    fetch(`${of('MT_GRAPH_URL')}/v1.0/users/asha.menon@contoso.example${path}`, {
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body && { method: 'POST', body: JSON.stringify(body) }),
    })
  const kill = async (): Promise<void> => {
    serving.kill('SIGKILL')
    await once(serving, 'exit')
  }
  return { ask, kill }
}

type Served = Awaited<ReturnType<typeof serve>>

/** Writes messages until the server is gone; returns the subjects of those that were answered with success, by their ids. */
async function writeUntilGone({ ask }: Served, round: number): Promise<Map<string, string>> {
  const kept = new Map<string, string>()
  let next = 0
  const write = async (): Promise<void> => {
    for (;;) {
      next += 1
      const subject = `round ${round}, message ${next}`
      const content = next % 5 === 0 ? 'x'.repeat(100_000) : 'text'
      const answer = await ask('/mailFolders/inbox/messages', { subject, body: { contentType: 'text', content } })
      const { id } = (await answer.json()) as { id: string }
      if (answer.status === 201) kept.set(id, subject)
    }
  }
  await Promise.allSettled([write(), write(), write(), write()])
  return kept
}

async function subjectsIn({ ask }: Served): Promise<Map<string, string>> {
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

const kills = 12

test(`killed ${kills} times while four clients write, it has each message that it answered for, once`, {
  timeout: 300_000,
}, async () => {
  const chance = createChance(seed)
  const cwd = await folder.subfolder('cwd')
  const acknowledged = new Map<string, string>()
  let served = await serve(cwd)
  for (let round = 1; round <= kills; round += 1) {
    const writing = writeUntilGone(served, round)
    await pause(chance.int(20, 600))
    await served.kill()
    for (const [id, subject] of await writing) acknowledged.set(id, subject)
    served = await serve(cwd)
    const found = await subjectsIn(served)
    const lost = [...acknowledged].filter(([id, subject]) => found.get(id) !== subject)
    expect(lost, `MT_SEED=${seed}, kill ${round}`).toEqual([])
    const own = [...found.values()].filter((subject) => subject.startsWith('round '))
    expect(new Set(own).size, `MT_SEED=${seed}, kill ${round}`).toBe(own.length)
    const inbox = (await (await served.ask('/mailFolders/inbox?$select=totalItemCount')).json()) as {
      totalItemCount: number
    }
    expect(inbox.totalItemCount).toBe(found.size)
  }
  await served.kill()
  process.stdout.write(
    `${kills} kills of serve, ${acknowledged.size} messages answered for, 0 lost (MT_SEED=${seed})\n`,
  )
  expect(acknowledged.size).toBeGreaterThan(kills)
})
