import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Listener, listen } from '../../control/http/listener.ts'
import { createConsole } from '../index.ts'
import { noRuns } from '../no-runs.ts'
import { mistakeText } from './mistake.ts'

test('a mistake is named by its kind and its place, without what somebody wrote', () => {
  const error = new TypeError('asha@contoso.example has no “Lunch at noon”\n  at the second line')
  const text = mistakeText(error, { method: 'GET', path: '/mailboxes/asha@contoso.example' })
  expect(text).toMatch(/^mistake of the console: GET \/mailboxes ended with TypeError\n {4}at .*mistake\.test\.ts:\d+/)
  expect(text).not.toMatch(/asha|Lunch/)
})

test('what is thrown need not be an error', () => {
  expect(mistakeText('no', { method: 'POST', path: '/' })).toBe('mistake of the console: POST / ended with string')
})

// A console whose servers cannot even be asked.
const broken = async (): Promise<never> => {
  throw new TypeError('asha@contoso.example')
}
const said: string[] = []
let listener: Listener
let cookie: string
beforeAll(async () => {
  const shown = await createConsole(
    { site: broken, tenant: broken, control: broken, controlToken: 'secret', runs: noRuns },
    {
      ...{
        organisation: 'Contoso',
        archiverName: 'WhatsApp Archiver',
        networks: ['WhatsApp'],
        mappingFile: 'mapping.csv',
      },
      administrator: 'admin@contoso.example',
      siteAccount: { username: 'archive', password: 'secret' },
      app: { tenantId: 'tenant', clientId: 'client', clientSecret: 'secret' },
      urls: { telemessage: 'https://site.example', graph: 'https://graph.example', control: 'http://control.example' },
    },
    { hostNames: ['127.0.0.1'], onNewLink: () => {}, onMistake: (text) => said.push(text) },
  )
  listener = await listen(shown.app)
  const signedIn = await fetch(`${listener.url}${shown.signInPath()}`, { redirect: 'manual' })
  cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? ''
})
afterAll(() => listener.close())

test('the page of a mistake points to the terminal, which says where it is', async () => {
  const answer = await fetch(`${listener.url}/connectors/asha@contoso.example`, { headers: { cookie } })
  expect(answer.status).toBe(500)
  expect(await answer.text()).toContain('This is a mistake of the console. The terminal of serve says where')
  expect(said).toEqual([expect.stringContaining('mistake of the console: GET /connectors ended with TypeError')])
  expect(said.join()).not.toContain('asha')
})
