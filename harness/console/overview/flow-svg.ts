import { type Html, html } from '../../markup/markup.ts'

/** A station on the way of a message. */
export interface Station {
  name: string
  /** Where it is shown in full. */
  address: string
  /** The figure, such as `400`. */
  figure: string
  /** What the figure counts, in a few words. */
  what: string
}

const box = { width: 168, height: 104, gap: 44 }

/** The way of a message as a picture: stations from left to right, or from top to bottom on narrow screens. */
export function flowSvg(stations: readonly Station[], direction: 'across' | 'down'): Html {
  const isAcross = direction === 'across'
  const step = (isAcross ? box.width : box.height) + (isAcross ? box.gap : 32)
  const length = step * stations.length - (isAcross ? box.gap : 32)
  const [width, height] = isAcross ? [length + 4, box.height + 4] : [box.width + 4, length + 4]
  const parts = stations.map(({ name, address, figure, what }, at) => {
    const [x, y] = isAcross ? [2 + at * step, 2] : [2, 2 + at * step]
    const middle = box.width / 2
    const station = html`<a href="${address}"><g transform="translate(${x} ${y})">
<rect class="station" width="${box.width}" height="${box.height}" rx="10"></rect>
<text class="name" x="${middle}" y="26">${name}</text> <text class="figure" x="${middle}" y="62">${figure}</text> <text class="what" x="${middle}" y="88">${what}</text></g></a>`
    return at === 0 ? station : html`${arrow(isAcross, x, y)}${station}`
  })
  return html`<svg class="flow ${direction}" viewBox="0 0 ${width} ${height}" role="group" aria-label="The way of a message">${parts}</svg>`
}

function arrow(isAcross: boolean, x: number, y: number): Html {
  const line = isAcross
    ? `M${x - box.gap + 6} ${y + box.height / 2}H${x - 8}m-8 -6l8 6l-8 6`
    : `M${x + box.width / 2} ${y - 28}V${y - 6}m-6 -8l6 8l6 -8`
  return html`<path class="arrow" d="${line}"></path>`
}
