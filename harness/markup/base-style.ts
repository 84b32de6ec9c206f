/** The style of every page: light or dark, as the reader's system prefers. Colours have a contrast of 4.5 or more. */
export const baseStyle = `
:root {
  color-scheme: light dark;
  --page: light-dark(#fbfbfa, #15171a);
  --text: light-dark(#1c2024, #e7e9ec);
  --quiet: light-dark(#59616b, #a3abb6);
  --line: light-dark(#dfe2e6, #343a43);
  --code: light-dark(#f1f3f5, #272c34);
  --link: light-dark(#0b57b8, #8ab8ff);
}
* { box-sizing: border-box }
body { margin: 0; background: var(--page); color: var(--text); font: 1rem/1.5 system-ui, sans-serif }
code, samp, .id { font-family: ui-monospace, 'SF Mono', Menlo, Consolas, 'Liberation Mono', monospace; font-size: .875em }
code, samp { background: var(--code); border-radius: .25rem; padding: .1em .35em; overflow-wrap: anywhere }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; border-radius: .25rem }
[hidden] { display: none !important }
`

/** The colours of cards and verdicts, each with the back on which it has a contrast of 4.5 or more. */
export const palette = `
:root {
  --card: light-dark(#ffffff, #1c1f24);
  --pass: light-dark(#17663a, #7fd6a0);
  --pass-back: light-dark(#e0f4e7, #17352a);
  --fail: light-dark(#a61b1b, #ff9d97);
  --fail-back: light-dark(#fde6e4, #48201f);
  --error: light-dark(#7a2a8c, #e3a6f2);
  --error-back: light-dark(#f6e7fa, #3d2046);
  --known: light-dark(#8a3b12, #f0a987);
  --known-back: light-dark(#fbeadf, #43271a);
  --warn: light-dark(#7d4e00, #f3c26b);
  --warn-back: light-dark(#fdf0d3, #40300f);
  --unknown: light-dark(#6b5600, #e5d36b);
  --unknown-back: light-dark(#f8f3cf, #383312);
  --not-covered: light-dark(#0b5a70, #86d3e8);
  --not-covered-back: light-dark(#def2f7, #15353f);
  --inapplicable: light-dark(#4d555e, #b3bac4);
  --inapplicable-back: light-dark(#eaecef, #2c323a);
}
`
