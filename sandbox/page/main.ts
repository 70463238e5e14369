import { ACTS, type ActionContext, closeThread, openerOf, switchSlash } from './actions.ts'
import { setUpComposer } from './composer.ts'
import { byTestId } from './dom.ts'
import { render } from './render.ts'
import { callControl } from './rest.ts'
import { formatRoute, type PageRoute, parseRoute, type RouteChange } from './route.ts'
import { createSender } from './sending.ts'
import { createState, openSubscription } from './state.ts'
import type { DemoPerson } from './wire.ts'
import { connectAs, type WorkspaceClient } from './workspace-client.ts'

const HOME: PageRoute = { kind: 'channel', name: 'cloudnative', as: 'alice' }
// Long enough to read a sentence.
const NOTICE_MS = 6000
const RETRY_MS = 1000

const state = createState()
let client: WorkspaceClient | undefined
let drawing = false
let toFocus: string | undefined
let noticeTimer: ReturnType<typeof setTimeout> | undefined

function changed(): void {
  if (drawing) return
  drawing = true
  requestAnimationFrame(() => {
    drawing = false
    render(state)
    moveFocus()
  })
}

/** What is to be focused may not be drawn yet: it is looked for after each drawing. */
function moveFocus(): void {
  if (toFocus === undefined) return
  const found = [...document.querySelectorAll<HTMLElement>(toFocus)].find((node) => node.checkVisibility())
  if (found === undefined) return
  toFocus = undefined
  found.focus()
}

function focusOn(selector: string): void {
  toFocus = selector
  changed()
}

function tell(thrown: unknown): void {
  state.notice = thrown instanceof Error ? thrown.message : String(thrown)
  clearTimeout(noticeTimer)
  noticeTimer = setTimeout(() => {
    state.notice = ''
    changed()
  }, NOTICE_MS)
  changed()
}

/** Follows the address bar: who is played, which room, which thread. */
function arrive(): void {
  const route = { ...HOME, ...parseRoute(location.hash) }
  const before = state.route
  state.route = route
  state.chosenLanguage = route.lang ?? state.chosenLanguage
  Object.assign(state, { popover: undefined, drawer: false })
  const person = state.people.find((one) => one.username === route.as && !one.bot) ?? state.people[0]
  if (person !== undefined && person.username !== state.me?.username) {
    client?.close()
    client = connectAs(person, state, changed)
  } else if (before?.kind !== route.kind || before.name !== route.name) {
    client?.openRoom().catch(tell)
  } else if (route.thread !== undefined && route.thread !== before.thread) {
    client?.openThread(route.thread).catch(tell)
  }
  changed()
}

function go(change: RouteChange): void {
  const { thread, ...rest } = { ...(state.route ?? HOME), ...change }
  location.hash = formatRoute({ ...rest, ...(thread !== undefined && { thread }) })
}

function sayTyping(isTyping: boolean): void {
  const rid = openSubscription(state)?.rid
  if (rid === undefined || client === undefined) return
  client
    .call('stream-notify-room', `${rid}/user-activity`, state.me?.username, isTyping ? ['user-typing'] : [], {})
    .catch(() => undefined)
}

function setUp(): void {
  const sender = createSender(state, () => client)
  const channel = setUpComposer(byTestId('composer-form', HTMLFormElement), {
    send: (text) => sender.typed(text).then(changed),
    typing: sayTyping,
    failed: tell,
  })
  const thread = setUpComposer(byTestId('thread-composer-form', HTMLFormElement), {
    send: (text) => sender.typed(text, state.route?.thread).then(changed),
    typing: sayTyping,
    failed: tell,
  })
  const context: ActionContext = { state, client: () => client, sender, composers: { channel, thread }, go, focus: focusOn }
  document.addEventListener('click', (event) => {
    const target = event.target instanceof Element ? event.target.closest('[data-act]') : null
    const inside = event.target instanceof Element && event.target.closest('.popover, .toolbar, [data-act="popover"]') !== null
    if (!inside) Object.assign(state, { popover: undefined, picking: undefined })
    const act = ACTS[target?.getAttribute('data-act') ?? '']
    if (target !== null && act !== undefined)
      Promise.resolve(act(context, target.getAttribute('data-arg') ?? '', target)).then(changed, tell)
    changed()
  })
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return
    if (state.popover !== undefined) focusOn(openerOf(state.popover))
    else if (state.picking !== undefined) focusOn(`[data-act="pick-reaction"][data-arg="${CSS.escape(state.picking)}"]`)
    else if (!state.drawer && state.route?.thread !== undefined) closeThread(context)
    Object.assign(state, { popover: undefined, picking: undefined, drawer: false })
    changed()
  })
  const toggle = byTestId('settings-switch', HTMLInputElement)
  toggle.addEventListener('change', () => void switchSlash(state, toggle.checked).then(changed, tell))
  window.addEventListener('hashchange', arrive)
  // Forgets people who stopped typing without telling.
  setInterval(changed, 5000)
}

/** Who can be played. The sandbox may be starting again just now. */
async function loadPeople(): Promise<DemoPerson[]> {
  for (;;) {
    try {
      return (await callControl('GET', 'people')) as DemoPerson[]
    } catch {
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS))
    }
  }
}

setUp()
state.people = await loadPeople()
arrive()
