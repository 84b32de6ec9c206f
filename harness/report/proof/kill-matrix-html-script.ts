/**
 * The whole script of the kill matrix. It searches by requirement, and hides the connectors that turn none of the found
 * requirements red. It finds its elements by id and class and inserts no markup.
 */
export const killMatrixScript = `
const form = document.getElementById('filter')
const rows = [...document.querySelectorAll('tbody tr')]
const heads = [...document.querySelectorAll('thead th')]
const words = new Map(rows.map((row) => [row, row.cells[0].textContent.toLowerCase()]))
const reds = ['must', 'may', 'stray', 'missed']

function filter() {
  const searched = form.elements.search.value.trim().toLowerCase().split(/\\s+/)
  for (const row of rows) row.hidden = !searched.every((word) => words.get(row).includes(word))
  const found = rows.filter((row) => !row.hidden)
  heads.forEach((head, at) => {
    const wanted = at === 0 || !form.elements.red.checked || found.some((row) => reds.includes(row.cells[at].className))
    head.hidden = !wanted
    for (const row of rows) row.cells[at].hidden = !wanted
  })
  const connectors = heads.filter((head) => !head.hidden).length - 1
  document.getElementById('shown').textContent = found.length + ' of ' + rows.length + ' requirements, ' + connectors + ' of ' + (heads.length - 1) + ' connectors shown'
}

form.hidden = false
form.addEventListener('input', filter)
form.addEventListener('submit', (event) => event.preventDefault())
filter()
`
