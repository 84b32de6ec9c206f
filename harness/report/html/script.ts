/**
 * The page's whole script: filter by verdict and text, search the copies, open and close all details, open what an address points to.
 * Without it, the page shows everything. It finds its elements by id and class and inserts no markup.
 */
export const pageScript = `
const form = document.getElementById('filter')
const rows = [...document.querySelectorAll('tr[data-verdict]')]
const shown = document.getElementById('shown')
const copiesForm = document.getElementById('copies-filter')
const copies = [...document.querySelectorAll('tr[data-copy]')]
const copyWords = new Map(copies.map((copy) => [copy, copy.textContent.toLowerCase()]))
const words = new Map(rows.map((row) => [row, row.textContent.toLowerCase()]))

function filter() {
  const verdicts = [...form.querySelectorAll('input[name=verdict]:checked')].map((input) => input.value)
  const searched = form.elements.search.value.trim().toLowerCase().split(/\\s+/)
  for (const row of rows) {
    const wanted = verdicts.length === 0 || verdicts.includes(row.dataset.verdict)
    row.hidden = !(wanted && searched.every((word) => words.get(row).includes(word)))
  }
  for (const area of document.querySelectorAll('.area')) area.hidden = !area.querySelector('tr[data-verdict]:not([hidden])')
  const count = rows.filter((row) => !row.hidden).length
  shown.textContent = count === rows.length ? 'All ' + count + ' requirements shown' : count + ' of ' + rows.length + ' requirements shown'
}

function findCopies() {
  const searched = copiesForm.elements.search.value.trim().toLowerCase().split(/\\s+/)
  const onlyFaulty = copiesForm.elements.faulty?.checked
  let count = 0
  for (const copy of copies) {
    const found = copyWords.get(copy)
    copy.hidden = !(searched.every((word) => found.includes(word)) && !(onlyFaulty && copy.dataset.copy === 'sound'))
    if (!copy.hidden) count += 1
  }
  document.getElementById('copies-shown').textContent = (count === copies.length ? 'All ' : count.toLocaleString('en-US') + ' of ') + copies.length.toLocaleString('en-US') + ' copies shown'
}

function setOpen(open) {
  for (const row of rows) if (!row.hidden) for (const details of row.querySelectorAll('details')) details.open = open
}

function openTarget() {
  const row = document.getElementById(decodeURIComponent(location.hash.slice(1)))
  if (!row || !rows.includes(row)) return
  if (row.closest('[hidden]')) form.reset()
  row.querySelector('details').open = true
  row.scrollIntoView()
}

form.hidden = false
form.addEventListener('input', filter)
form.addEventListener('submit', (event) => event.preventDefault())
form.addEventListener('reset', () => { form.elements.search.value = ''; for (const input of form.querySelectorAll(':checked')) input.checked = false; filter() })
document.getElementById('open-all').addEventListener('click', () => setOpen(true))
document.getElementById('close-all').addEventListener('click', () => setOpen(false))
window.addEventListener('hashchange', openTarget)
filter()
openTarget()
if (copiesForm) {
  copiesForm.hidden = false
  copiesForm.addEventListener('input', findCopies)
  copiesForm.addEventListener('submit', (event) => event.preventDefault())
  findCopies()
}
`
