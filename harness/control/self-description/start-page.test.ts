import { expect, it } from 'vitest'
import { type StartPage, startPageAnswer } from './start-page.ts'

const evil = '<script>alert("1")</script>'
const page: StartPage = {
  title: `Title ${evil}`,
  simulated: true,
  description: `First ${evil}.\n\nSecond \`code\`.`,
  addresses: [
    { path: `/a"onclick="alert(1)`, purpose: `For ${evil}`, opens: true },
    { path: '/b', purpose: 'For programs.', opens: false },
  ],
  documentation: [`docs/${evil}.md`],
}
const htmlOf = (): string => String(startPageAnswer(page, { headers: { accept: 'text/html' } }).body)

it('escapes every value', () => {
  expect(htmlOf()).not.toContain('<script')
  expect(htmlOf()).not.toContain('"onclick')
  expect(htmlOf().match(/&lt;script&gt;alert\(&quot;1&quot;\)/g)).toHaveLength(5)
})

it('links to what a browser can open, relative to itself, and to nothing else', () => {
  expect(htmlOf().match(/href="[^"]*"/g)).toEqual(['href="./a&quot;onclick=&quot;alert(1)"'])
  expect(htmlOf()).toContain('<code>/b</code>')
})

it('says the same as JSON', () => {
  const { body, headers } = startPageAnswer(page, { headers: {} })
  expect(JSON.parse(String(body))).toEqual(page)
  expect(headers).toMatchObject({ 'content-type': 'application/json; charset=utf-8', vary: 'accept' })
})
