/** The keys of the inbox: each clicks, or goes to, what carries it in `data-key`. Without this script all works by hand. */

const TYPING = 'input:not([type=checkbox], [type=radio], [type=hidden]), textarea, select'

/** @param {KeyboardEvent} event */
const onKey = (event) => {
  const { target } = event
  if (!(target instanceof HTMLElement)) return
  if (target.matches(TYPING)) return onKeyWhileTyping(event, target)
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || isTurning) return
  if (event.key === 'Enter')
    return target.closest('a, button, summary') ? undefined : openSelected(event)
  const control = findControl(event.key)
  if (control === null) return isRefused(event.key) ? undefined : onKeyOfList(event)
  event.preventDefault()
  use(control)
}

/** Whoever may look and not act reads so, and nothing happens. @param {string} key */
const isRefused = (key) => {
  const line = document.querySelector('.refused-keys')
  if (!(line instanceof HTMLElement) || !line.dataset.keys?.includes(key)) return false
  line.textContent = line.dataset.words ?? ''
  return true
}

/** Keys that no control carries. @param {KeyboardEvent} event */
const onKeyOfList = (event) => {
  if (event.key === 'j' || event.key === 'k') select(event)
  // What is to be approved is read first.
  if (event.key === 'a' && selectedAt() >= 0) openSelected(event)
}

/** Escape leaves the field, Control or Command with Enter sends its form. @param {KeyboardEvent} event @param {HTMLElement} field */
const onKeyWhileTyping = (event, field) => {
  if (event.key === 'Escape') field.blur()
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
  event.preventDefault()
  field.closest('form')?.requestSubmit()
}

/** htmx would put the focus into the same field of the next item: what is meant as a key would be typed into its draft. */
const leaveField = () => {
  const field = document.activeElement
  if (!(field instanceof HTMLElement) || !field.matches(TYPING)) return
  field.blur()
  const current = items().find((item) => item.hasAttribute('aria-current'))
  current?.focus({ preventScroll: true })
}

/** The first one that can be seen, of boxes the first that is not ticked. @param {string} key @returns {HTMLElement | null} */
const findControl = (key) => {
  if (key.length !== 1) return null
  /** @type {NodeListOf<HTMLElement>} */
  const carriers = document.querySelectorAll(`[data-key="${CSS.escape(key)}"]`)
  const seen = [...carriers].filter((carrier) => carrier.checkVisibility())
  return seen.find((carrier) => !carrier.matches(':checked')) ?? seen[0] ?? null
}

/** @param {HTMLElement} control */
const use = (control) => {
  if (control.matches(TYPING)) return enter(control)
  control.click()
  if (control.matches('[type=checkbox]')) enter(control)
  // What a key unfolds is wanted at once.
  if (control.matches('summary')) enter(control.parentElement?.querySelector(`button, ${TYPING}`))
}

/** @param {Element | null | undefined} field */
const enter = (field) => {
  if (!(field instanceof HTMLElement)) return
  field.focus()
  field.scrollIntoView({ block: 'nearest' })
}

/** @returns {HTMLElement[]} */
const items = () =>
  [...document.querySelectorAll('[data-item]')].filter((item) => item instanceof HTMLElement)

const selectedAt = () => {
  const all = items()
  const focused = all.findIndex((item) => item.contains(document.activeElement))
  return focused >= 0 ? focused : all.findIndex((item) => item.hasAttribute('aria-current'))
}

/** @param {KeyboardEvent} event */
const select = (event) => {
  const at = selectedAt() + (event.key === 'j' ? 1 : -1)
  enter(items()[Math.max(0, at)])
}

/** @param {KeyboardEvent} event */
const openSelected = (event) => {
  const item = items()[Math.max(0, selectedAt())]
  if (item === undefined || document.querySelector('main.opened') !== null) return
  event.preventDefault()
  item.click()
}

/** On a phone the tabs are wider than the window: the current one comes into sight. */
const showTab = () => {
  for (const current of document.querySelectorAll('.top nav [aria-current]')) {
    const row = current.closest('nav')
    if (!(current instanceof HTMLElement) || row === null) continue
    const { left, right } = current.getBoundingClientRect()
    const sides = row.getBoundingClientRect()
    if (left < sides.left || right > sides.right)
      row.scrollLeft += left - sides.left - (sides.width - (right - left)) / 2
  }
}

/** Where another item was opened: the focus goes along with it, and the whole draft comes into sight. */
const onOpened = (isTurned = false) => {
  countDown()
  const current = items().find((item) => item.hasAttribute('aria-current'))
  if (current === undefined) return
  const isLost = isTurned && document.activeElement === document.body
  if (isLost || document.activeElement?.matches('[data-item]'))
    current.focus({ preventScroll: true })
  const list = current.closest('.list')
  if (list !== null && list.scrollHeight > list.clientHeight)
    list.scrollTop += current.getBoundingClientRect().top - list.clientHeight / 2
  const draft = document.querySelector('.approval')
  if (draft === null || location.hash !== '' || document.querySelector('[role=alert]')) return
  const isTaller = draft.clientHeight > window.innerHeight - ROOM
  draft.scrollIntoView({ block: isTaller ? 'start' : 'nearest' })
}

/** In pixels: what stands at the edges of the window. */
const ROOM = 90

/** An undo says how long it is possible, and goes when it is not any more. */
const countDown = () => {
  for (const form of document.querySelectorAll('form[data-seconds]')) {
    if (!(form instanceof HTMLFormElement) || form.dataset.over !== undefined) continue
    form.dataset.over = String(performance.now() + Number(form.dataset.seconds) * 1000)
  }
  for (const form of document.querySelectorAll('form[data-over]')) showLeft(form)
}

/** @param {Element} form */
const showLeft = (form) => {
  const button = form.querySelector('button')
  if (!(form instanceof HTMLFormElement) || button === null) return
  const left = Math.ceil((Number(form.dataset.over) - performance.now()) / 1000)
  button.hidden = left <= 0
  const minutes = Math.floor(left / 60)
  button.textContent = `Undo (${minutes}:${String(left % 60).padStart(2, '0')})`
}

/** Words that were typed and not sent. */
const isEdited = () =>
  [...document.querySelectorAll('textarea')].some((field) => field.value !== field.defaultValue)

let isSending = false

/** The next page is on its way: a key would still act on this one. */
let isTurning = false

/** @param {BeforeUnloadEvent} event */
const onLeave = (event) => {
  if (!isSending && isEdited()) event.preventDefault()
}

/** The same question where htmx changes the page. @param {Event} event */
const onExchange = (event) => {
  const { boosted, requestConfig } = /** @type {CustomEvent} */ (event).detail
  if (!boosted) return
  isTurning = requestConfig.verb !== 'get' || !isEdited() || window.confirm(LEAVE)
  if (!isTurning) event.preventDefault()
}

const LEAVE = 'Leave your edit? It is not kept.'

/** A browser allows six connections to a host: a tab nobody looks at gives its stream up. @type {EventSource | null} */
let stream = null

/** @type {{ htmx: { createEventSource?: (url: string) => EventSource } }} */
const { htmx } = /** @type {any} */ (window)
htmx.createEventSource = (url) => {
  stream = new EventSource(url)
  if (document.hidden) stream.close()
  return stream
}

const onVisibility = () => {
  if (document.hidden) stream?.close()
  // The extension opens a new one after an error of a closed one.
  else if (stream?.readyState === EventSource.CLOSED) stream.onerror?.(new Event('error'))
}

document.addEventListener('visibilitychange', onVisibility)
document.addEventListener('keydown', onKey)
document.addEventListener('submit', () => {
  isSending = true
  leaveField()
})
document.addEventListener('htmx:beforeRequest', onExchange)
document.addEventListener('htmx:afterRequest', (event) => {
  if (!(/** @type {CustomEvent} */ (event).detail.boosted)) return
  isSending = false
  isTurning = false
})
window.addEventListener('beforeunload', onLeave)
// After htmx has scrolled to the top of the new page.
document.addEventListener('htmx:afterSettle', (event) => {
  showTab()
  if (/** @type {CustomEvent} */ (event).detail.boosted) setTimeout(() => onOpened(true))
})
showTab()
onOpened()
setInterval(countDown, 1000)
