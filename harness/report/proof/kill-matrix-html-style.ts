/** The additional style of the kill matrix. */
export const killMatrixStyle = `
:root {
  --must: light-dark(#ffffff, #15171a);
  --must-back: light-dark(#a61b1b, #ff9d97);
  --may: light-dark(#7d4e00, #f3c26b);
  --may-back: light-dark(#fdf0d3, #40300f);
  --wrong: light-dark(#ffffff, #15171a);
  --wrong-back: light-dark(#7a2a8c, #e3a6f2);
  --green: light-dark(#17663a, #7fd6a0);
}
body { padding: 1.25rem }
h1 { margin: 0 0 .5rem; font-size: 1.5rem }
h2 { margin: 1rem 0 .25rem; font-size: 1.125rem }
p { margin: .25rem 0 .5rem; max-width: 80ch }
summary { cursor: pointer }
details li { margin-bottom: .25rem; max-width: 90ch }
.legend { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; margin: .5rem 0 1rem; padding: 0; list-style: none; font-size: .875rem }
.kill { display: inline-block; width: 1.5rem; text-align: center; border-radius: .25rem }
.kill, td { font-family: ui-monospace, 'SF Mono', Menlo, Consolas, 'Liberation Mono', monospace; font-weight: 700 }
.must { color: var(--must); background: var(--must-back) }
.may { color: var(--may); background: var(--may-back) }
.stray, .missed { color: var(--wrong); background: var(--wrong-back) }
.green { color: var(--green) }
.unplayed { color: var(--quiet); font-weight: 400 }
#filter { display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: center; margin: 1rem 0 .5rem }
#filter p { margin: 0; color: var(--quiet); font-size: .875rem }
input[type=search] { font: inherit; color: inherit; background: var(--page); border: 1px solid var(--line); border-radius: .375rem; padding: .3rem .6rem; width: 18rem; max-width: 100% }
.matrix { overflow: auto; max-height: 85vh; border: 1px solid var(--line); border-radius: .5rem }
table { border-collapse: separate; border-spacing: 0; font-size: .8125rem }
th, td { border-bottom: 1px solid var(--line); border-right: 1px solid var(--line) }
td { min-width: 1.6rem; text-align: center; padding: .1rem }
thead th { position: sticky; top: 0; z-index: 1; background: var(--page); vertical-align: bottom; padding: .4rem .1rem; font-weight: 400 }
thead th span { writing-mode: vertical-rl; transform: rotate(180deg); white-space: nowrap }
thead .escaped span { color: var(--must-back); font-weight: 700 }
.corner, tbody th { position: sticky; left: 0; z-index: 2; background: var(--page); text-align: start }
thead .corner { z-index: 3; padding: .4rem .6rem; font-weight: 600 }
tbody th { display: flex; gap: .6rem; width: 26rem; padding: .15rem .6rem; font-weight: 400; line-height: 1.35 }
tbody .id { flex: none; width: 4rem; font-weight: 700 }
.sentence { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; overflow: hidden; color: var(--quiet) }
tbody tr:hover .sentence { -webkit-line-clamp: none; color: var(--text) }
.unproven .id { color: var(--may) }
@media (max-width: 48rem) { tbody th { width: 6rem } .sentence { display: none } }
@media print { .matrix { overflow: visible; max-height: none } #filter { display: none } td { print-color-adjust: exact } }
`
