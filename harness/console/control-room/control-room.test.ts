import { afterAll, expect, test } from 'vitest'
import { openSampleBrowser } from '../sample-browser.ts'
import { refusalWords } from './refusal-words.ts'

const browser = await openSampleBrowser({ plainHttp: true })
afterAll(() => browser.close())
const room = '/control-room'

test('the calendar is advanced, stands still, and runs again', async () => {
  const before = (await browser.get(room)).markup
  expect(before).toContain('No connector is due to run.')
  const advanced = await browser.send(room, `${room}/freeze`)
  expect(advanced.markup).toContain('stands still')
  const [, at = ''] = /It is <time datetime="([^"]+)"/.exec(advanced.markup) ?? []
  const { markup } = await browser.send(room, `${room}/calendar`, {})
  expect(markup).toContain(`It is <time datetime="${new Date(new Date(at).getTime() + 3_600_000).toISOString()}"`)
  expect((await browser.send(room, `${room}/run`)).markup).toContain('The calendar follows real time now.')
})

test('a fault is armed, counts its hits, explains itself in the journal, and is disarmed', async () => {
  const fault = {
    operation: 'telemessage:items.list',
    kind: 'answer',
    status: '503',
    times: '2',
    to: 'https://x.example/',
  }
  expect((await browser.send(room, `${room}/faults`, fault)).markup).toContain('0 hits')
  await fetch(`${browser.servers.urls.telemessage}/archive/v1/items`).catch(() => undefined)
  const { markup } = await browser.get(room)
  expect(markup).toContain('1 hit</span>')
  const journal = (await browser.get(`${room}/journal?status=refused&server=telemessage`)).markup
  expect(journal).toContain('A fault that you armed did this. Answers with the given status.')
  expect((await browser.get(`${room}/journal?path=nowhere`)).markup).toContain('No request that is kept matches.')
  expect((await browser.send(room, `${room}/faults/fault-1/disarm`)).markup).toContain('No fault is armed.')
  const wrong = await browser.send(room, `${room}/faults`, { ...fault, status: '200' })
  expect(wrong.markup).toContain('The control plane refused this:')
})

test('a snapshot is saved and restored', async () => {
  expect((await browser.send(room, `${room}/snapshots`, { name: 'monday' })).markup).toContain('saved as monday')
  const restored = await browser.send(room, `${room}/snapshots/monday/restore`)
  expect(restored.markup).toContain('The world is as it was saved in monday.')
  expect((await browser.send(room, `${room}/snapshots/monday/delete`)).markup).toContain('No snapshot was saved yet.')
})

test('a refusal is explained by the fault, the words of the server, and the wait', () => {
  const entry = { sequence: 1, server: 'm365', operation: 'o', method: 'GET', path: '/', requestBytes: 0, at: '' }
  expect(refusalWords({ ...entry, status: 429, refusal: 'TooMany: wait', tooEarlyByMs: 1_500 })).toBe(
    'Too many requests: the caller must wait as long as Retry-After says. It says: TooMany: wait The caller came 2 s too early.',
  )
  expect(refusalWords({ ...entry, status: 0, fault: 'reset' })).toBe(
    'A fault that you armed did this. Breaks the connection with a TCP reset.',
  )
})
