// The script of every page. Everything works without it; with it, the parts that may change are loaded again when the server says that
// something has changed. What is typed, where the page stands and what has the focus stay.

const quietMs = 400
const failuresMax = 5

/** @param {Element} part */
function isBeingTypedIn(part) {
  const fields = /** @type {NodeListOf<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>} */ (
    part.querySelectorAll('input:not([type=hidden]), textarea, select')
  )
  return [...fields].some((field) => {
    if (field === document.activeElement) return true
    if (field instanceof HTMLSelectElement)
      return [...field.options].some((each) => each.selected !== each.defaultSelected)
    if (field instanceof HTMLInputElement && (field.type === 'checkbox' || field.type === 'radio'))
      return field.checked !== field.defaultChecked
    return field.value !== field.defaultValue
  })
}

const focusable = 'a[href], button, summary, [tabindex]'

/** @param {Element} part @param {Element} fresh */
function replace(part, fresh) {
  const focused = [...part.querySelectorAll(focusable)].indexOf(/** @type {Element} */ (document.activeElement))
  const open = [...part.querySelectorAll('details')].map((each) => each.open)
  const scrolled = [...part.querySelectorAll('.scrolls')].map((each) => each.scrollLeft)
  part.replaceWith(fresh)
  for (const [at, each] of [...fresh.querySelectorAll('details')].entries()) each.open = open[at] ?? each.open
  for (const [at, each] of [...fresh.querySelectorAll('.scrolls')].entries()) each.scrollLeft = scrolled[at] ?? 0
  const again = [...fresh.querySelectorAll(focusable)][focused]
  if (focused !== -1 && again instanceof HTMLElement) again.focus({ preventScroll: true })
}

async function loadAgain() {
  const answer = await fetch(location.href, { headers: { 'x-live': '1' } })
  // A server may have refused in the middle of a change; the next look shows how it ended.
  if (!answer.ok) throw new Error(`the page is answered with the status ${answer.status}`)
  const loaded = new DOMParser().parseFromString(await answer.text(), 'text/html')
  for (const part of document.querySelectorAll('[data-live]')) {
    const fresh = loaded.getElementById(part.id)
    if (fresh === null || fresh.outerHTML === part.outerHTML || isBeingTypedIn(part)) continue
    replace(part, document.importNode(fresh, true))
  }
}

/** @type {number | undefined} */
let timer
let isLoading = false
let failures = 0

function soon() {
  if (timer !== undefined) return
  timer = window.setTimeout(async () => {
    timer = undefined
    if (isLoading) return soon()
    isLoading = true
    const isDone = await loadAgain().then(
      () => true,
      () => false,
    )
    isLoading = false
    if (isDone) failures = 0
    else {
      failures += 1
      if (failures < failuresMax) soon()
    }
  }, quietMs)
}

const calendar = /** @type {HTMLElement | null} */ (document.querySelector('[data-seen]'))
if (calendar !== null) {
  const events = new EventSource(`/changes?seen=${calendar.dataset['seen']}`)
  events.addEventListener('changed', soon)
  // While the connection was broken, something may have changed.
  let isFirst = true
  events.addEventListener('open', () => {
    if (!isFirst) soon()
    isFirst = false
  })
}

// A button that was pressed is not pressed twice by a hasty finger; the page that follows is a new one.
document.addEventListener('submit', (event) => {
  const form = /** @type {HTMLFormElement} */ (event.target)
  if (form.method !== 'post') return
  if (form.dataset['sent'] === 'yes') return event.preventDefault()
  form.dataset['sent'] = 'yes'
  window.addEventListener('pageshow', () => delete form.dataset['sent'], { once: true })
})
