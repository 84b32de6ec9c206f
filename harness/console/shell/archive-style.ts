/** The style of the mailboxes, of compliance and of the control room. */
export const archiveStyle = `
.beside { display: grid; grid-template-columns: minmax(12rem, 18rem) 1fr; gap: 1rem; align-items: start }
.beside > *, .columns > * { min-width: 0 }
.beside h2 { margin-top: 0 }
.tree ul { margin: 0; padding-inline-start: 1rem; list-style: none; display: block }
.tree > ul { padding: 0 }
.tree a { padding: .15rem .35rem; display: inline-block; border: 0; border-radius: .25rem }
.tree a[aria-current] { background: var(--code); font-weight: 600 }
.position { display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; justify-content: space-between; align-items: baseline }
.position nav a { border: 1px solid var(--quiet); padding: .2rem .7rem }
.position p { margin: 0 0 .5rem }
.files { padding: 0; list-style: none }
.preview { max-width: 100%; max-height: 24rem; display: block; border: 1px solid var(--line) }
.text { font: inherit; max-height: 32rem; overflow: auto; max-width: 75ch }
.when { white-space: nowrap }
.messages tbody th { font-weight: 400 }
.messages a { display: inline-block; padding-block: .15rem }
.filters { display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: end; margin-bottom: 1rem }
.filters label { margin-bottom: .25rem }
.filters > div { min-width: 8rem }
.why { margin: .25rem 0 0; font-size: .875rem }
.journal code { overflow-wrap: anywhere }
.journal td:nth-child(4) { min-width: 18rem }
.journal td:last-child { min-width: 14rem }
.sections { margin-bottom: 1rem; border-bottom: 1px solid var(--line) }
.hits { padding-inline-start: 2rem }
.hits p { margin-bottom: .25rem }
input.wide { max-width: 60rem }
.wide-first { grid-template-columns: 3fr 2fr }

@media (max-width: 60rem) { .wide-first { grid-template-columns: 1fr } }
@media (max-width: 42rem) { .beside { grid-template-columns: 1fr } }
`
