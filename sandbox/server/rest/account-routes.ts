import { generatePersonalToken, loginWithPassword, personalTokens, removeToken, resumeLogin } from '../accounts.ts'
import { findUser } from '../database.ts'
import { isFailure } from '../failure.ts'
import { hasPermission, permissions } from '../permissions.ts'
import type { User } from '../records.ts'
import { needText, text } from '../values.ts'
import { failure, type RestAnswer, type RestCall, type Routes, success, type UserCall } from './route.ts'

/** One's own account, and other people's. */
export const accountRoutes: Routes = {
  login: { method: 'POST', open: true, answer: login },
  logout: {
    method: 'POST',
    answer: (call) => {
      removeToken(call.workspace, call.token)
      return { status: 200, body: { status: 'success', data: { message: "You've been logged out!" } } }
    },
  },
  me: { method: 'GET', answer: describeMe },
  'users.info': { method: 'GET', answer: userInfo },
  'users.presence': {
    method: 'GET',
    answer: ({ workspace }) => {
      const present = [...workspace.db.users.values()].filter((user) => user.status !== 'offline')
      const users = present.map(({ _id, username, name, status, utcOffset }) => ({ _id, username, name, status, utcOffset }))
      return success({ users, full: true })
    },
  },
  'users.setStatus': { method: 'POST', answer: setStatus },
  'users.generatePersonalAccessToken': {
    method: 'POST',
    answer: ({ workspace, user, fields }) =>
      success({ token: generatePersonalToken(workspace, user, needText(fields, 'tokenName')).value }),
  },
  'users.getPersonalAccessTokens': {
    method: 'GET',
    answer: ({ workspace, user }) => {
      const tokens = personalTokens(workspace, user).map(({ name, createdAt, value }) => {
        return { name, createdAt, lastTokenPart: value.slice(-6), bypassTwoFactor: false }
      })
      return success({ tokens })
    },
  },
  'users.removePersonalAccessToken': {
    method: 'POST',
    answer: ({ workspace, user, fields }) => {
      const token = personalTokens(workspace, user).find((one) => one.name === needText(fields, 'tokenName'))
      if (token === undefined) return failure('Token not found [error-token-does-not-exists]')
      removeToken(workspace, token.value)
      return success()
    },
  },
  'permissions.listAll': {
    method: 'GET',
    answer: () => success({ update: Object.entries(permissions).map(([_id, roles]) => ({ _id, roles })), remove: [] }),
  },
}

function login(call: RestCall): RestAnswer {
  const { workspace, fields } = call
  const resume = text(fields, 'resume')
  try {
    const { user, token } =
      resume !== undefined
        ? resumeLogin(workspace, resume)
        : loginWithPassword(workspace, text(fields, 'user') ?? text(fields, 'username') ?? '', text(fields, 'password') ?? '')
    call.counters.logins += 1
    const data = { userId: user._id, authToken: token.value, me: describeSelf(user, call.origin) }
    return { status: 200, body: { status: 'success', data } }
  } catch (thrown) {
    if (!isFailure(thrown)) throw thrown
    // Odd, but measured: the status is 401 while the body says 403.
    return { status: 401, body: { status: 'error', error: thrown.error, message: thrown.reason } }
  }
}

function describeMe({ user, origin, workspace }: UserCall): RestAnswer {
  const { utcOffset, email, ...rest } = describeSelf(user, origin)
  return success(workspace.edition === '7.7' ? rest : { ...rest, utcOffset, email })
}

function describeSelf(user: User, origin: string): Record<string, unknown> {
  const email = `${user.username}@example.invalid`
  return {
    _id: user._id,
    name: user.name,
    username: user.username,
    emails: [{ address: email, verified: true }],
    status: user.status,
    statusConnection: user.status,
    ...(user.statusText !== undefined && { statusText: user.statusText }),
    utcOffset: user.utcOffset,
    ...(user.language !== undefined && { language: user.language }),
    settings: {
      profile: {},
      preferences: { enableAutoAway: true, idleTimeLimit: 300, ...(user.language && { language: user.language }) },
    },
    roles: user.roles,
    active: true,
    requirePasswordChange: false,
    _updatedAt: user._updatedAt,
    isOAuthUser: false,
    services: { email2fa: { enabled: true }, password: { exists: true } },
    email,
    avatarUrl: `${origin}/avatar/${user.username}`,
  }
}

// Another person's language is never included; roles and e-mail addresses are only for administrators.
function userInfo({ workspace, user, fields }: UserCall): RestAnswer {
  const found = workspace.db.users.get(text(fields, 'userId') ?? '') ?? findUser(workspace.db, text(fields, 'username') ?? '')
  if (found === undefined) return failure('User not found.')
  const { _id, name, username, status, utcOffset, roles } = found
  const canViewAllInfo = hasPermission(workspace.db, user, 'view-full-other-user-info')
  return success({
    user: {
      _id,
      name,
      username,
      status,
      utcOffset,
      // Bots created by an administrator are users with a role; only the built-in one has its own type.
      type: roles.includes('user') ? 'user' : 'bot',
      active: found.inactive !== true,
      ...(canViewAllInfo && { roles }),
      canViewAllInfo,
    },
  })
}

function setStatus({ workspace, user, fields }: UserCall): RestAnswer {
  const status = text(fields, 'status')
  if (status === 'online' || status === 'away' || status === 'busy' || status === 'offline') user.status = status
  else if (status !== undefined)
    return failure('Valid status types include online, away, offline, and busy. [error-invalid-status]')
  const message = text(fields, 'message')
  if (message !== undefined) user.statusText = message
  workspace.events.emit({ kind: 'status', user })
  return success()
}
