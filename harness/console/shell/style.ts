import { baseStyle, palette } from '../../markup/base-style.ts'
import { archiveStyle } from './archive-style.ts'

/** The style of every page of the console, in the design language of the report. */
export const consoleStyle: string = `${baseStyle}${palette}
:root { --main: light-dark(#0b57b8, #8ab8ff); --on-main: light-dark(#ffffff, #10151d) }
html { scroll-padding-top: 1rem }
body { overflow-wrap: anywhere }
a { color: var(--link) }
h1, h2, h3 { line-height: 1.25; text-wrap: balance }
h1 { margin: 1.25rem 0 .75rem; font-size: 1.75rem }
h2 { margin: 2rem 0 .75rem; font-size: 1.25rem }
h3 { margin: 0 0 .5rem; font-size: 1rem }
p { margin: .25rem 0 .75rem; max-width: 75ch }
.quiet { color: var(--quiet) }
.lead { font-size: 1.0625rem }
.skip { position: absolute; inset-inline-start: 1rem; top: -4rem; padding: .5rem 1rem; background: var(--card); z-index: 1 }
.skip:focus { top: .5rem }
.top { display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; align-items: baseline; padding: .75rem clamp(1rem, 3vw, 2.5rem) 0; background: var(--card); border-bottom: 1px solid var(--line) }
.small { font-size: .8125rem; padding: .1rem .5rem; font-weight: 400 }
.brand { margin: 0; font-weight: 700 }
.brand .quiet { font-weight: 400 }
.calendar { margin-inline-start: auto; font-variant-numeric: tabular-nums }
nav[aria-label=Views] { flex-basis: 100% }
nav ul { display: flex; flex-wrap: wrap; gap: 0 .25rem; margin: 0; padding: 0; list-style: none }
nav a { display: block; padding: .5rem .75rem; text-decoration: none; color: var(--text); border-bottom: 3px solid transparent }
nav a:hover { border-color: var(--line) }
nav a[aria-current] { border-color: var(--link); font-weight: 600 }
main { max-width: 110rem; padding: 0 clamp(1rem, 3vw, 2.5rem) 3rem; outline: 0 }
.notice { padding: .6rem .9rem; border-radius: .5rem; max-width: none; border: 1px solid currentColor }

.card { background: var(--card); border: 1px solid var(--line); border-radius: .5rem; margin-block: 0 1rem }
.card:not(.scrolls) { padding: 1rem }
.card > :last-child { margin-bottom: 0 }
.scrolls { overflow-x: auto }
.refusal { border-inline-start: 4px solid var(--fail) }
.columns { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(22rem, 100%), 1fr)); gap: 1rem; align-items: start }
table { border-collapse: collapse; width: 100%; overflow-wrap: normal }
th, td { padding: .5rem .75rem; text-align: start; vertical-align: baseline; border-top: 1px solid var(--line) }
thead th { color: var(--quiet); font-size: .8125rem; font-weight: 600; white-space: nowrap }
tbody th { font-weight: 600 }
caption { text-align: start; padding: .75rem .75rem .5rem; font-weight: 600 }
td form { display: inline-block; margin: 0 .25rem 0 0 }
.number { text-align: end; font-variant-numeric: tabular-nums; white-space: nowrap }
.empty { padding: 1rem; border: 1px dashed var(--line); border-radius: .5rem; color: var(--quiet); max-width: none }

.chip { display: inline-block; border-radius: 1rem; padding: .05rem .6rem; font-size: .8125rem; font-weight: 600; white-space: nowrap }
.chip.nothing { font-weight: 400; background: var(--code) }
.pass { color: var(--pass); background: var(--pass-back) }
.fail { color: var(--fail); background: var(--fail-back) }
.warn { color: var(--warn); background: var(--warn-back) }
.known { color: var(--known); background: var(--known-back) }
.not-covered { color: var(--not-covered); background: var(--not-covered-back) }
.facts { display: grid; grid-template-columns: max-content 1fr; gap: .15rem .75rem; margin-block: .5rem }
.facts dt { color: var(--quiet); font-size: .875rem }
.facts dd { margin: 0; min-width: 0 }

input, select, textarea, button, .button { font: inherit; color: inherit; background: var(--card); border: 1px solid var(--quiet); border-radius: .375rem; padding: .4rem .7rem; max-width: 100% }
input:not([type=checkbox], [type=radio], [type=hidden]), select, textarea { display: block; width: 100%; max-width: 32rem }
input[type=checkbox], input[type=radio] { width: 1.15rem; height: 1.15rem; margin: 0 .35rem 0 0; vertical-align: -.2rem; accent-color: var(--main) }
label { display: block; margin-bottom: .75rem }
label > .hint, .hint { display: block; color: var(--quiet); font-size: .875rem }
fieldset { border: 1px solid var(--line); border-radius: .5rem; margin: 0 0 .75rem; padding: .5rem .9rem .75rem }
legend { padding: 0 .35rem; font-weight: 600 }
button, .button { display: inline-block; cursor: pointer; font-weight: 600; text-decoration: none }
button.main, .button.main { background: var(--main); border-color: var(--main); color: var(--on-main) }
button.danger { color: var(--fail); border-color: var(--fail) }
button:hover, .button:hover { filter: brightness(1.08) }
button[disabled] { color: var(--quiet); border-color: var(--line); cursor: default; filter: none }
.buttons { display: flex; flex-wrap: wrap; gap: .5rem; align-items: center; margin-bottom: .75rem }
.buttons form { margin: 0 }
progress { width: 100%; max-width: 32rem; accent-color: var(--main) }
summary { cursor: pointer }
pre { white-space: pre-wrap; font-size: .875rem; background: var(--code); padding: .75rem; border-radius: .375rem; overflow-wrap: anywhere }
mark { background: light-dark(#ffe58a, #6b5600); color: inherit }

section.card > h2:first-child { margin-top: 0 }
.flow { display: block; margin-inline: auto }
.flow.across { width: 100%; max-width: 84rem }
.flow.down { display: none; width: 14rem }
.flow .station { fill: var(--card); stroke: var(--quiet) }
.flow a:hover .station, .flow a:focus-visible .station { stroke: var(--link); stroke-width: 3 }
.flow a:focus-visible { outline: none }
.flow text { text-anchor: middle; fill: var(--text); font-size: 13px }
.flow .name { font-weight: 600; font-size: 15px }
.flow .figure { font-size: 27px; font-weight: 700; fill: var(--link) }
.flow .what { fill: var(--quiet) }
.flow .arrow { fill: none; stroke: var(--quiet); stroke-width: 2 }
.flows { margin-block: 1rem 1.5rem }
.steps, .runs { padding: 0; margin: 0; list-style: none }
.steps li, .runs li { padding-block: .4rem }
.steps .buttons { margin: .5rem 0 .25rem }
.wizard { display: flex; flex-wrap: wrap; gap: .5rem 2rem; padding-inline-start: 1.25rem; color: var(--quiet) }
.wizard [aria-current] { color: var(--text); font-weight: 700 }
.plans { padding: 0; margin: 0; list-style: none }
.plans li { display: flex; flex-wrap: wrap; gap: .25rem .5rem; align-items: center; padding-block: .25rem }
form + h3 { margin-top: 1.25rem }
form + details { margin-top: .75rem }
details { margin-bottom: .5rem }
summary { padding-block: .15rem }
.qr { display: block; margin-bottom: .5rem }
.qr { background: #fff; border: 1px solid var(--line); image-rendering: pixelated }
.people { display: flex; flex-wrap: wrap; gap: .25rem 1rem; padding: 0; margin: 0 0 1rem; list-style: none }
.bubbles { display: grid; gap: .75rem; padding: 0; margin: 0 0 1rem; list-style: none; max-width: 60rem }
.bubble { margin: 0 }
.bubble .from { margin-bottom: .25rem }
.said { font-size: 1.0625rem; white-space: pre-wrap }
.standing { margin: .5rem 0; padding: 0; list-style: none; font-size: .9375rem }
.standing li { margin-block: .2rem }
.picks { max-height: 14rem; overflow: auto; display: grid; grid-template-columns: repeat(auto-fill, minmax(min(14rem, 100%), 1fr)); gap: .25rem }
.pick { margin: 0 }

@media (max-width: 52rem) {
  .flow.across { display: none }
  .flow.down { display: block }
}
@media (max-width: 42rem) {
  .scrolls table:has(thead th:nth-child(4)) { min-width: 44rem }
  th, td, caption { padding-inline: .5rem }
  .calendar { margin-inline-start: 0; flex-basis: 100% }
  .facts { grid-template-columns: 1fr }
}
@media (min-width: 160rem) { html { font-size: 125% } }
@media (min-width: 220rem) { html { font-size: 200% } }
@media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth } }
${archiveStyle}`
