import type { Thing } from './check-words.ts'
import { SLACK_LIMITS } from './limits.ts'
import type { Method } from './said.ts'
import { isBadView, note, type SlackView, type State } from './state.ts'

// Modals stand on each other, and the one on top is seen; the App Home stands for itself.

/** Shows a view to somebody, on another one or in the place of one, and gives it as Slack does. */
export function showView(state: State, user: string, view: Thing, at: Partial<SlackView> = {}): Thing {
  const { id = `V${state.next++}`, previous, typed = {} } = at
  const shown = { id, user, view, isHome: view['type'] === 'home', previous, typed, errors: {} }
  state.views.set(id, shown)
  return { hash: `${state.next++}`, ...viewAsTold(state, shown) }
}

/** A view as Slack tells of it. */
export function viewAsTold(state: State, { id, view, previous }: SlackView): Thing {
  const [root] = stackOf(state, id)
  const own = { root_view_id: root ?? id, previous_view_id: previous ?? null }
  return { private_metadata: '', clear_on_close: false, ...view, id, ...own }
}

/** The views up to one, the lowest first. */
function stackOf(state: State, id: string | undefined): readonly string[] {
  const view = id === undefined ? undefined : state.views.get(id)
  return view === undefined ? [] : [...stackOf(state, view.previous), view.id]
}

/** Closes a modal with what stands on it, or all of them where that is asked for; gives what is seen then. */
export function closeView(state: State, id: string): SlackView | undefined {
  const closed = state.views.get(id)
  if (closed === undefined) return undefined
  const below = closed.view['clear_on_close'] === true ? undefined : closed.previous
  const [root] = stackOf(state, id)
  const gone = [...state.views.keys()].filter((one) => {
    const stack = stackOf(state, one)
    return below === undefined ? stack[0] === root : stack.includes(id)
  })
  for (const one of gone) state.views.delete(one)
  return below === undefined ? undefined : state.views.get(below)
}

/** What Limber answered to a modal that was submitted, done; gives what is seen then. */
export function answerSubmitted(
  state: State,
  id: string,
  payload: unknown,
  typed: Thing,
): SlackView | undefined {
  const before = state.views.get(id)
  if (before === undefined) return undefined
  const submitted = { ...before, typed: { ...before.typed, ...typed }, errors: {} }
  state.views.set(id, submitted)
  const { response_action: action, view, errors } = (payload ?? {}) as Thing
  switch (action) {
    case undefined:
      return closeView(state, id)
    case 'clear':
      return closeView(state, stackOf(state, id)[0] ?? id)
    case 'errors':
      note(state, 'response_action', problemsInErrors(errors, before.view))
      state.views.set(id, { ...submitted, errors: errors as SlackView['errors'] })
      return state.views.get(id)
    case 'update':
      isBadView(state, 'response_action', view)
      showView(state, before.user, view as Thing, submitted)
      return state.views.get(id)
    case 'push': {
      isBadView(state, 'response_action', view)
      if (stackOf(state, id).length >= SLACK_LIMITS.viewStack)
        note(state, 'response_action', ['push: more views than stand on each other'])
      const pushed = showView(state, before.user, view as Thing, { previous: id })
      return state.views.get(String(pushed['id']))
    }
    default:
      note(state, 'response_action', [String(action)])
      return state.views.get(id)
  }
}

/** What Slack would not take of what is said beside fields. */
function problemsInErrors(errors: unknown, { blocks }: Thing): readonly string[] {
  const fields = (blocks as readonly Thing[])
    .filter(({ type }) => type === 'input')
    .map(({ block_id }) => block_id)
  const entries = Object.entries((errors ?? {}) as Thing)
  return [
    ...(entries.length === 0 ? ['errors: none'] : []),
    ...entries.filter(([id]) => !fields.includes(id)).map(([id]) => `errors: there is no field "${id}"`),
    ...entries
      .filter(([, text]) => typeof text !== 'string' || text === '')
      .map(([id]) => `errors: no words for "${id}"`),
  ]
}

/** Takes a trigger, which opens something once and not for long. */
function useTrigger(
  args: Thing,
  state: State,
): { readonly user: string; readonly view?: string } | undefined {
  const trigger = state.triggers.get(String(args['trigger_id']))
  state.triggers.delete(String(args['trigger_id']))
  return trigger === undefined || trigger.until < state.clock.now() ? undefined : trigger
}

/** What Limber does with views on its own. */
export const VIEW_METHODS: Readonly<Record<string, Method>> = {
  'views.open': (args, state) => {
    if (isBadView(state, 'views.open', args['view'])) return { error: 'invalid_arguments' }
    const trigger = useTrigger(args, state)
    if (trigger === undefined) return { error: 'expired_trigger_id' }
    return { view: showView(state, trigger.user, args['view'] as Thing) }
  },
  'views.push': (args, state) => {
    if (isBadView(state, 'views.push', args['view'])) return { error: 'invalid_arguments' }
    const trigger = useTrigger(args, state)
    if (trigger === undefined) return { error: 'expired_trigger_id' }
    const { user, view: previous } = trigger
    if (previous === undefined) return { error: 'invalid_trigger_id' }
    const { length } = stackOf(state, previous)
    if (length === 0) return { error: 'not_found' }
    if (length >= SLACK_LIMITS.viewStack) return { error: 'push_limit_reached' }
    return { view: showView(state, user, args['view'] as Thing, { previous }) }
  },
  'views.publish': (args, state) => {
    if (isBadView(state, 'views.publish', args['view'])) return { error: 'invalid_arguments' }
    const user = String(args['user_id'])
    return { view: showView(state, user, args['view'] as Thing, { id: `VHOME${user}` }) }
  },
  'views.update': (args, state) => {
    if (isBadView(state, 'views.update', args['view'])) return { error: 'invalid_arguments' }
    const old = state.views.get(String(args['view_id']))
    return old === undefined
      ? { error: 'not_found' }
      : { view: showView(state, old.user, args['view'] as Thing, old) }
  },
}
