import { stripVTControlCharacters } from 'node:util'
import jsqr from 'jsqr'
import { PNG } from 'pngjs'
import { expect, it } from 'vitest'
import { qrCodePicture, qrCodeText } from './qr-code.ts'

const said = 'https://127.0.0.1:40123/capture/v1/scans#hK3vXw-0123456789_abcdefghijklmnopqrstuvwxyzAB'

/** What a scanner reads in a picture of these modules, each drawn four pixels wide. */
function scanned(modules: boolean[][]): string | undefined {
  const sizePixels = modules.length * 4
  const pixels = new Uint8ClampedArray(sizePixels * sizePixels * 4)
  for (let at = 0; at < sizePixels * sizePixels; at += 1) {
    const isDark = modules[Math.floor(at / sizePixels / 4)]?.[Math.floor((at % sizePixels) / 4)] ?? false
    pixels.set(isDark ? [0, 0, 0, 255] : [255, 255, 255, 255], at * 4)
  }
  return jsqr.default(pixels, sizePixels, sizePixels)?.data
}

/** The modules that half blocks show, black ink on white. The last line is the light edge, in ink of the other colour. */
function modulesOf(text: string): boolean[][] {
  const lines = linesOf(text).slice(0, -1)
  const rows = lines.flatMap((line) =>
    ['█▀', '█▄'].map((dark) => [...line].map((character) => dark.includes(character))),
  )
  const widthModules = Math.max(...rows.map((row) => row.length)) + 8
  const light = Array<boolean>(widthModules).fill(false)
  const padded = rows.map((row) => [...light.slice(0, 4), ...row, ...light].slice(0, widthModules))
  return [...Array<boolean[]>(4).fill(light), ...padded, ...Array<boolean[]>(4).fill(light)]
}

function linesOf(text: string): string[] {
  return stripVTControlCharacters(text)
    .split('\n')
    .filter((line) => line !== '')
}

it('draws a picture that a scanner reads', async () => {
  const { data, width, height } = PNG.sync.read(await qrCodePicture(said))
  expect(jsqr.default(new Uint8ClampedArray(data), width, height)?.data).toBe(said)
})

it('draws a text that shows the same code, in black on white whatever the colours of the terminal', async () => {
  const text = await qrCodeText(said)
  expect(scanned(modulesOf(text))).toBe(said)
  expect(text.startsWith('\u001b[47m\u001b[30m')).toBe(true)
})

it('draws a text that fits a terminal of 80 columns', async () => {
  const widths = linesOf(await qrCodeText(said)).map((line) => line.length)
  expect(Math.max(...widths)).toBeLessThanOrEqual(80)
})
