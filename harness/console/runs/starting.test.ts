import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createWorkFolder } from '../../runner/index.ts'
import { openSampleBrowser, type SampleBrowser } from '../sample-browser.ts'
import { runsFolderOf } from './sample-runs.ts'

// How runs are started, followed and stopped, with a program that says what `run` says. The real one is in starting.commands.test.ts.

const workFolder = await createWorkFolder()
const program = join(workFolder.path, 'program.mjs')
/** It says what it was asked, judges two of three scenarios, and waits for its end. */
await writeFile(
  program,
  `import { existsSync } from 'node:fs'
const say = (line) => process.stdout.write(JSON.stringify(line) + '\\n')
const judged = (scenario, verdict) => say({ event: 'judged', scenario, results: [{ requirement: scenario.split('/')[0], verdict, message: verdict === 'fail' ? '<b>late</b>' : '' }] })
process.stderr.write('asked: ' + JSON.stringify(process.argv.slice(2)) + '\\n')
if (process.argv.includes('MAP-4/nowhere')) process.exit(2)
process.on('SIGTERM', () => { process.stderr.write('asked to end\\n'); process.exit(143) })
say({ event: 'begun', schemaVersion: 1, seed: 7, connector: 'c', day: null, scenarios: ['MAP-4/a', 'RES-1/a', 'RES-1/b'].map((scenario) => ({ scenario, requirement: scenario.split('/')[0] })) })
judged('MAP-4/a', 'fail')
judged('RES-1/a', 'pass')
setInterval(() => {}, 1000)
`,
)

let browser: SampleBrowser
beforeAll(async () => {
  browser = await openSampleBrowser({ plainHttp: true, runs: { program } })
})
afterAll(async () => {
  await browser.close()
  await workFolder.remove()
})

test.each([
  [{ filters: '--json' }, 'is not a name of an area'],
  [{ filters: 'MAP-4; rm -rf /' }, 'is not a name of an area'],
  [{ filters: '$(id)' }, 'is not a name of an area'],
  [{ filters: '<script>alert(1)</script>' }, '“&lt;script&gt;alert(1)&lt;/script&gt;” is not a name'],
  [{ filters: 'MAP-4/../../x' }, 'is not a name of an area'],
  [{ filters: 'ZZZ-1' }, 'Nothing is called ZZZ-1.'],
  [{ filters: 'MAP-4', seed: '-1' }, 'A seed is a whole number'],
  [{ filters: 'MAP-4', seed: '7 --strict' }, 'A seed is a whole number'],
  [{ filters: 'MAP-4', seed: '4294967296' }, 'A seed is a whole number'],
  [{ filters: 'MAP '.repeat(51) }, 'Name at most 50'],
  [{ filters: 'MAP', connector: 'own' }, 'There is no connector but the reference connector.'],
  [{ filters: 'MAP', connector: '--connector-command id' }, 'Choose one of the connectors in the list.'],
])('a run with %j is refused, and nothing is started', async (fields, words) => {
  const { address, markup } = await browser.send('/runs', '/runs', fields)
  expect([address, markup]).toEqual(['/runs', expect.stringContaining(words)])
  expect(markup).toContain('No report yet.')
  expect(markup).not.toContain('<script>alert')
})

test('a run is followed while it goes on, a second one is refused, and it is stopped', async () => {
  const fields = { filters: 'map-4, RES', seed: '7', strict: 'yes' }
  const { address, markup: begun } = await browser.send('/runs', '/runs', fields)
  expect(begun).toContain('The run has begun.')
  const going = (await browser.until(address, /RES-1/)).markup
  expect(going).toContain('goes on')
  expect(going).toMatch(
    /<th scope="row">MAP-4<\/th><td><span class="chip fail">fail<\/span><\/td><td>1 of 1<.*&lt;b&gt;late/s,
  )
  // One of its two scenarios is not judged yet, so the requirement is not green yet.
  expect(going).toMatch(/<th scope="row">RES-1<\/th><td><span class="chip nothing">waits<\/span><\/td><td>1 of 2/)
  expect(going).toMatch(/<progress aria-label="Judged" value="2" max="3">/)
  expect((await browser.send('/runs', '/runs', fields)).markup).toContain('A run is in progress already.')
  const elsewhere = await browser.get('/runs')
  expect(elsewhere.markup).toContain('goes on')
  await browser.send(address, `${address}/stop`)
  const stopped = (await browser.until(address, /stopped<\/span>/)).markup
  expect(stopped).toMatch(/RES-1<\/th><td><span class="chip nothing">not judged/)
  expect(stopped).toContain('asked to end')
  // Each typed word is one argument, behind `--`.
  const words = /asked: (\[.*\])/.exec(
    await readFile(join(runsFolderOf(browser), address.slice(6), 'output.txt'), 'utf8'),
  )
  expect(JSON.parse(words?.[1] ?? '').slice(-6)).toEqual(['--seed', '7', '--strict', '--', 'map-4', 'RES'])
  const { cookie, url } = browser
  const csrf = /name="csrf" value="([^"]+)"/.exec(elsewhere.markup)?.[1] ?? ''
  const again = { method: 'POST', headers: { cookie }, body: new URLSearchParams({ csrf, back: '/runs' }) }
  expect(await (await fetch(`${url}${address}/stop`, again)).text()).toContain('does not go on any more')
})

test('an open page is told when a run has judged something', async () => {
  const { url, cookie } = browser
  const following = new AbortController()
  const answer = await fetch(`${url}/changes`, { headers: { cookie }, signal: following.signal })
  let heard = ''
  const reading = (async () => {
    for await (const piece of answer.body ?? []) heard += Buffer.from(piece).toString()
  })().catch(() => {})
  await pause(1_600)
  const before = heard.split('event: changed').length
  const { address } = await browser.send('/runs', '/runs', { filters: 'MAP-4' })
  for (let count = 0; count < 100 && heard.split('event: changed').length === before; count += 1) await pause(50)
  expect(heard.split('event: changed').length).toBeGreaterThan(before)
  following.abort()
  await reading
  await browser.send(address, `${address}/stop`)
  await browser.until(address, /stopped<\/span>/)
})

test('a run that ends without a report says what it printed', async () => {
  const { address } = await browser.send('/runs', '/runs', { filters: 'MAP-4/nowhere' })
  const { markup } = await browser.until(address, /ended without a report/)
  expect(markup).toContain('asked: [&quot;run&quot;')
  expect(markup).toContain('Nothing was judged.')
})

test('a run that goes on when serve ends is ended, and interrupted', async () => {
  const other = await openSampleBrowser({ plainHttp: true, runs: { program } })
  const folder = runsFolderOf(other)
  const { address } = await other.send('/runs', '/runs', { filters: 'MAP-4' })
  await other.until(address, /RES-1/)
  await other.servers.close()
  const record = await readFile(join(folder, address.slice(6), 'run.json'), 'utf8')
  expect(JSON.parse(record)).toMatchObject({ filters: ['MAP-4'], end: { state: 'interrupted' } })
  expect(await readFile(join(folder, address.slice(6), 'output.txt'), 'utf8')).toContain('asked to end')
  await other.close()
})

test('the connector that serve was started with can be chosen, and its options reach the run as they are', async () => {
  const words = `--connector-command 'python3 "my connector.py" <b>'`
  const options = ['--connector-command', 'python3 "my connector.py" <b>']
  const own = { options, words, folder: workFolder.path }
  const other = await openSampleBrowser({ plainHttp: true, runs: { program, ownConnector: own } })
  expect((await other.get('/runs')).markup).toContain(
    '<option value="own">--connector-command &#39;python3 &quot;my connector.py&quot; &lt;b&gt;&#39;</option>',
  )
  const { address } = await other.send('/runs', '/runs', { filters: 'MAP-4', connector: 'own' })
  await other.until(address, /RES-1/)
  await other.send(address, `${address}/stop`)
  const { markup } = await other.until(address, /stopped<\/span>/)
  expect(markup).toContain('MAP-4, with --connector-command &#39;python3')
  const printed = await readFile(join(runsFolderOf(other), address.slice(6), 'output.txt'), 'utf8')
  const asked = JSON.parse(/asked: (\[.*\])/.exec(printed)?.[1] ?? '') as string[]
  expect(asked.slice(-4)).toEqual([...options, '--', 'MAP-4'])
  // Its own declaration is beside the command, in the folder of `serve`.
  expect(asked).not.toContain('--no-conformance')
  await other.close()
})
