import { existsSync } from 'node:fs'

/** Debian's, because many build machines can't download Playwright's own. */
export const chromiumPath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium'

export const hasChromium = existsSync(chromiumPath)

/** Flags for a machine without network access and for running as root. */
export const chromiumArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
