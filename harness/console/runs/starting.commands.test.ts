import { afterAll, expect, test } from 'vitest'
import { builtProgram } from '../../runner/own-package.ts'
import { openSampleBrowser } from '../sample-browser.ts'

const browser = await openSampleBrowser({ plainHttp: true, runs: { program: builtProgram } })
afterAll(() => browser.close())

test('one requirement is played by the real program: it turns green, and its report is there', async () => {
  const { address } = await browser.send('/runs', '/runs', { filters: 'MAP-4', seed: '7' })
  const ended = (await browser.until(address, /Open the HTML report/)).markup
  expect(ended).toMatch(/passes<\/span> 1 pass/)
  expect(ended).toMatch(/<th scope="row">MAP-4<\/th><td><span class="chip pass">pass/)
  expect(ended).toContain('npx mock-telemessage run --seed 7 --no-conformance MAP-4')
  expect((await browser.get(`${address}/report`)).markup).toContain('reference connector passes')
  expect((await browser.get('/runs')).markup).toMatch(/>7<.*MAP-4<.*passes/s)
})

test('a scenario that does not exist is refused by the program, in its words', async () => {
  const { address } = await browser.send('/runs', '/runs', { filters: 'MAP-4/nowhere' })
  const refused = (await browser.until(address, /ended without a report/)).markup
  expect(refused).toContain('nothing is called &quot;MAP-4/nowhere&quot;')
})
