import type { Credentials } from './options.ts'

/** The workspace doesn't accept the login, and somebody has to fix it. The message says how. */
export class LoginError extends Error {
  override readonly name = 'LoginError'
}

/**
 * One plain sentence for operators. `code` is the workspace's error code; `isTokenRefused`: the password was accepted, but the
 * token that came from it was not.
 */
export function explainLoginError(credentials: Credentials, code: string, isTokenRefused: boolean): LoginError {
  const said = `(it said: ${code})`
  if (credentials.kind === 'token') {
    return new LoginError(
      `The workspace refuses the bot's access token ${said}. Create a new personal access token in the bot's account and set it together with the account's user id.`,
    )
  }
  if (code.startsWith('totp')) {
    return new LoginError(
      `The workspace asks ${credentials.username} for a second factor ${said}. Use a personal access token instead of the password.`,
    )
  }
  if (code === 'error-user-is-not-activated') {
    return new LoginError(`The account ${credentials.username} is not active ${said}. An administrator has to activate it.`)
  }
  if (isTokenRefused) {
    return new LoginError(
      `The workspace accepts the password of ${credentials.username}, but refuses the login that it has just issued ${said}. Check the workspace's login settings, or use a personal access token.`,
    )
  }
  return new LoginError(
    `The workspace refuses the password of ${credentials.username} ${said}. Set the right user name and password.`,
  )
}
