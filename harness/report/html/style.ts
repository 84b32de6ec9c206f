import { palette } from '../../markup/base-style.ts'

/** The additional style of the report of a run; light on paper. */
export const reportStyle = `
${palette}html { scroll-padding-top: 1rem }
header, main, footer { max-width: 76rem; margin: 0 auto; padding: 0 1.25rem }
header { padding-top: 2rem }
h1, h2, h3 { line-height: 1.25; text-wrap: balance }
h1 { margin: 0 0 .5rem; font-size: 1.75rem }
h2 { margin: 2.5rem 0 .75rem; font-size: 1.25rem }
h3 { margin: 0; font-size: 1rem }
.card + h3 { margin: 1.5rem 0 .75rem }
p { margin: .25rem 0 .5rem; max-width: 70ch }
a { color: var(--link) }
.quiet { color: var(--quiet) }
.lead { font-size: 1.0625rem }
.command { display: block; padding: .5rem .75rem; margin: .25rem 0; user-select: all }

.chip { display: inline-block; border-radius: 1rem; padding: .05rem .6rem; font-size: .8125rem; font-weight: 600; white-space: nowrap }
.chip.nothing { font-weight: 400; background: var(--code) }
.pass { color: var(--pass); background: var(--pass-back) }
.fail { color: var(--fail); background: var(--fail-back) }
.error { color: var(--error); background: var(--error-back) }
.known { color: var(--known); background: var(--known-back) }
.warn { color: var(--warn); background: var(--warn-back) }
.unknown, .flaky { color: var(--unknown); background: var(--unknown-back) }
.not-covered { color: var(--not-covered); background: var(--not-covered-back) }
.inapplicable { color: var(--inapplicable); background: var(--inapplicable-back) }
.bar { display: block; width: 100%; height: .75rem; margin: 1rem 0 .75rem; border-radius: .375rem; background: none }
.bar rect { stroke: var(--page); stroke-width: 1px; vector-effect: non-scaling-stroke }
.bar .pass { fill: var(--pass) } .bar .fail { fill: var(--fail) } .bar .error { fill: var(--error) } .bar .known { fill: var(--known) } .bar .warn { fill: var(--warn) }
.bar .unknown, .bar .flaky { fill: var(--unknown) } .bar .not-covered { fill: var(--not-covered) } .bar .inapplicable { fill: var(--inapplicable) }
.totals { display: flex; flex-wrap: wrap; gap: .4rem; margin: 0 0 .75rem; padding: 0; list-style: none }

.card { background: var(--card); border: 1px solid var(--line); border-radius: .5rem; overflow-wrap: anywhere }
table { border-collapse: collapse; width: 100% }
th, td { padding: .5rem .75rem; text-align: start; vertical-align: baseline; border-top: 1px solid var(--line) }
thead th { border-top: 0; color: var(--quiet); font-size: .8125rem; font-weight: 600; white-space: nowrap }
tbody th { font-weight: 600 }
.number { text-align: end; font-variant-numeric: tabular-nums; white-space: nowrap }
.tight { width: 1%; white-space: nowrap }
.area table { table-layout: fixed }
.area .extra { width: 5rem }
.area .id-column { width: 6rem }
.area .verdict-column { width: 8.25rem }
.area .source-column { width: 8.5rem }
caption { text-align: start; padding: .75rem .75rem .5rem; font-weight: 600 }
tr:target > * { background: light-dark(#fff8dc, #2c2a1c) }

.copies { max-height: 32rem; overflow: auto }
.copies thead th { position: sticky; top: 0; background: var(--card) }
.ledger th, .ledger td { padding-block: .3rem }
.nothing { color: var(--quiet); font-weight: 400 }
.found { color: var(--fail); font-weight: 700 }
.declared { color: var(--warn); font-weight: 700 }

.acts { margin: 0; padding: 0; list-style: none }
.acts li { display: grid; grid-template-columns: 7rem 5rem 1fr; gap: .5rem; align-items: baseline; padding: .3rem 0 }
.acts .chip { justify-self: start }

#filter, #copies-filter { display: flex; flex-wrap: wrap; gap: .75rem 1rem; align-items: end; margin-bottom: 1rem }
#filter fieldset { display: flex; flex-wrap: wrap; gap: .35rem; margin: 0; padding: 0; border: 0 }
#filter legend, .label { display: block; margin-bottom: .25rem; padding: 0; color: var(--quiet); font-size: .8125rem }
p.label { margin-top: .5rem }
input[type=search], button { font: inherit; color: inherit; background: var(--card); border: 1px solid var(--line); border-radius: .375rem; padding: .3rem .6rem }
input[type=search] { width: 16rem; max-width: 100% }
button { font-size: .875rem; cursor: pointer }
.choice { position: relative; cursor: pointer; border: 2px solid transparent }
.choice input { position: absolute; inset: 0; margin: 0; opacity: 0; cursor: pointer }
.choice:has(:checked) { border-color: currentColor }
.choice:has(:checked)::before { content: '✓ ' }
.choice:has(:focus-visible) { outline: 3px solid var(--link); outline-offset: 2px }
#shown, #copies-shown { margin: 0; font-size: .875rem }

.area { margin-bottom: 1.25rem }
summary { cursor: pointer; padding-inline-start: 1.2em; text-indent: -1.2em }
summary code { text-indent: 0 }
details > :not(summary) { margin-inline-start: 1.2em }
summary::marker { color: var(--quiet) }
details[open] > summary { margin-bottom: .5rem }
.facts { display: grid; grid-template-columns: max-content 1fr; gap: .15rem .75rem; margin-block: .5rem }
.facts dt { color: var(--quiet); font-size: .875rem }
.facts dd { margin: 0; overflow-wrap: anywhere; min-width: 0 }
.facts ul { margin: 0; padding: 0; list-style: none }
.facts li + li::before { content: 'or '; color: var(--quiet) }
.scenario { margin-block-start: .75rem; padding-inline-start: .75rem; border-inline-start: 3px solid var(--line) }
pre { margin: .25rem 0; white-space: pre-wrap; font-size: .8125rem; color: var(--quiet) }
.findings { margin: .5rem 0 0; padding-inline-start: 1.5rem }
.findings > li { margin-bottom: .75rem; padding-inline-start: .25rem }
.findings > li::marker { color: var(--quiet); font-variant-numeric: tabular-nums }
.chain { display: grid; gap: .75rem; margin: 1rem 0; padding: 0; list-style: none }
.chain h3, .chain .link { padding: .5rem .75rem }
.chain .link { border-top: 1px solid var(--line) }
.chain .link[data-state=breaks] { border-inline-start: 4px solid var(--fail) }
.digest { overflow-wrap: anywhere }
footer { margin-top: 2.5rem; padding-bottom: 3rem }

@media screen and (max-width: 60rem) {
  .extra { display: none }
}
@media screen and (max-width: 42rem) {
  .area .facts { grid-template-columns: 1fr }
  th, td, caption { padding-inline: .4rem }
  .area .id-column { width: 4.5rem }
  .area .verdict-column { width: 7.5rem }
  .acts li { grid-template-columns: auto 1fr }
  .acts li > :last-child { grid-column: 1 / -1 }
}
@page { margin: 14mm }
@media print {
  :root { color-scheme: light; --page: #fff }
  html { font-size: 8pt }
  header, main { padding-inline: 0 }
  #filter, #copies-filter { display: none !important }
  .copies { max-height: none }
  .chip, .bar { print-color-adjust: exact; -webkit-print-color-adjust: exact }
  tr, .findings > li, .acts li { break-inside: avoid }
  tr:has(details[open]) { break-inside: auto }
  h2, caption { break-after: avoid }
  a { color: inherit; text-decoration: none }
}
`
