/** The page's whole style, light or dark as the reader's system is. Colours have a contrast of at least 4.5. */
export const pageStyle = `
:root {
  color-scheme: light dark;
  --page: light-dark(#fbfbfa, #15171a);
  --card: light-dark(#ffffff, #1c1f24);
  --text: light-dark(#1c2024, #e7e9ec);
  --quiet: light-dark(#59616b, #a3abb6);
  --line: light-dark(#dfe2e6, #343a43);
  --code: light-dark(#f1f3f5, #272c34);
  --link: light-dark(#0b57b8, #8ab8ff);
  --good: light-dark(#17663a, #7fd6a0);
  --good-back: light-dark(#e0f4e7, #17352a);
  --bad: light-dark(#a61b1b, #ff9d97);
  --bad-back: light-dark(#fde6e4, #48201f);
  --write: light-dark(#7d4e00, #f3c26b);
  --write-back: light-dark(#fdf0d3, #40300f);
  --read: light-dark(#0b5a70, #86d3e8);
  --read-back: light-dark(#def2f7, #15353f);
}
* { box-sizing: border-box }
body { margin: 0; background: var(--page); color: var(--text); font: 1rem/1.5 system-ui, sans-serif }
header, main { max-width: 68rem; margin: 0 auto; padding: 0 1.25rem }
header { padding-top: 2rem }
main { padding-bottom: 4rem }
h1, h2, h3, h4 { line-height: 1.25; text-wrap: balance }
h1 { margin: 0 0 .5rem; font-size: 1.75rem }
h2 { margin: 2.5rem 0 .5rem; font-size: 1.25rem; text-transform: capitalize }
h3 { margin: 0 0 .5rem; font-size: 1.0625rem }
h4 { margin: 1rem 0 .25rem; font-size: .875rem; color: var(--quiet) }
p { margin: .25rem 0 .5rem; max-width: 75ch }
a { color: var(--link) }
ul { margin: 0; padding-inline-start: 1.1rem }
.lead { font-size: 1.0625rem }
.quiet { color: var(--quiet) }
code, pre { font-family: ui-monospace, 'SF Mono', Menlo, Consolas, 'Liberation Mono', monospace; font-size: .875em }
code { background: var(--code); border-radius: .25rem; padding: .1em .35em; overflow-wrap: anywhere }
pre { max-height: 28rem; overflow: auto; margin: .5rem 0; padding: .75rem; background: var(--code); border-radius: .375rem; font-size: .8125rem }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; border-radius: .25rem }
.chip { display: inline-block; border-radius: 1rem; padding: .05rem .6rem; font-size: .75rem; font-weight: 600; white-space: nowrap; vertical-align: .1em }
.simulated, .post, .put, .patch { color: var(--write); background: var(--write-back) }
.get { color: var(--read); background: var(--read-back) }
.good { color: var(--good); background: var(--good-back) }
.bad, .delete { color: var(--bad); background: var(--bad-back) }
.operations { padding: 0; list-style: none; margin-bottom: 1rem }
.operations li { padding: .2rem 0 }
.operations .chip { min-width: 4.5rem; text-align: center }
.operations a { text-decoration: none }
.index { display: flex; flex-wrap: wrap; gap: .25rem .75rem; max-width: none }
.card { background: var(--card); border: 1px solid var(--line); border-radius: .5rem; padding: 1rem 1.25rem; margin: 0 0 1rem; overflow-wrap: anywhere }
.card:target { border-color: var(--link) }
.wide { overflow-x: auto }
table { border-collapse: collapse; width: 100% }
th, td { padding: .4rem .75rem .4rem 0; text-align: start; vertical-align: baseline; border-top: 1px solid var(--line) }
th { font-weight: 600; width: 1%; white-space: nowrap }
.fields td:last-child { width: 55% }
.tight { width: 1%; white-space: nowrap }
.headers { margin-top: .25rem; font-size: .9375em }
summary { cursor: pointer; color: var(--quiet); font-size: .875rem }
@media (max-width: 42rem) { .fields td:last-child { min-width: 16rem } .card { padding: .75rem } }
@media print { :root { color-scheme: light } .card { break-inside: avoid } }
`
