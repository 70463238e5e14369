import { loginWithPassword, removeToken, resumeLogin } from '../accounts.ts'
import { fail } from '../failure.ts'
import type { Token, User } from '../records.ts'
import { asFields, needText, text } from '../values.ts'
import type { Method, MethodCall } from './method-call.ts'

/** Logging in and out, and setting one's presence. */
export const accountMethods: Readonly<Record<string, Method>> = {
  login: (call) => {
    const request = asFields(call.params[0])
    const resume = text(request, 'resume')
    if (resume !== undefined) return welcome(call, resumeLogin(call.workspace, resume), 'resume')
    const username = needText(asFields(request['user']), 'username')
    return welcome(call, loginWithPassword(call.workspace, username, readPassword(request['password'])), 'password')
  },
  logout: ({ workspace, session }) => {
    const { user, token } = session
    if (user === undefined) return undefined
    delete session.user
    delete session.token
    session.send({ msg: 'removed', collection: 'users', id: user._id })
    if (token !== undefined) removeToken(workspace, token)
    return undefined
  },
  'UserPresence:online': (call) => setPresence(call, 'online'),
  'UserPresence:away': (call) => setPresence(call, 'away'),
  'UserPresence:setDefaultStatus': (call) => {
    const [status] = call.params
    if (status !== 'online' && status !== 'away' && status !== 'busy' && status !== 'offline') fail('invalid-status')
    return setPresence(call, status)
  },
}

function readPassword(password: unknown): string | { digest: string; algorithm: string } {
  if (typeof password === 'string') return password
  const fields = asFields(password)
  return { digest: needText(fields, 'digest'), algorithm: needText(fields, 'algorithm') }
}

// A token that never expires has no date: the genuine server then sends {"$date": null}, which clients must handle.
function welcome(call: MethodCall, { user, token }: { user: User; token: Token }, type: 'resume' | 'password'): unknown {
  const { session } = call
  session.user = user
  session.token = token.value
  call.countLogin()
  const emails = [{ address: `${user.username}@example.invalid`, verified: true }]
  const isNew = call.workspace.edition === '7.7'
  const fields = { username: user.username, emails, ...(isNew && { roles: user.roles, settings: { preferences: {} } }) }
  const added = () => session.send({ msg: 'added', collection: 'users', id: user._id, fields })
  // 7.7 sends it after the result of the login.
  if (isNew) queueMicrotask(added)
  else added()
  setPresence(call, 'online')
  return { id: user._id, token: token.value, tokenExpires: token.expires ?? { $date: null }, type }
}

function setPresence(call: MethodCall, status: User['status']): boolean {
  const { user } = call.session
  if (user === undefined || user.status === status) return true
  user.status = status
  call.workspace.events.emit({ kind: 'status', user })
  return true
}
