import { execFile } from 'node:child_process'
import { copyFile, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'

/**
 * The versions that work together. The SDK under the adapter asks for a fork of `asteroid` on GitHub; the release on npm is the same but
 * for a login that isn't used here, and what it says about `faye-websocket` is too old to install.
 */
const manifest = {
  private: true,
  dependencies: { hubot: '3.5.0', 'hubot-rocketchat': '2.0.0' },
  overrides: { '@rocket.chat/sdk': { asteroid: { '.': '0.6.1', 'faye-websocket': '0.11.4' } } },
}

/**
 * Installs Hubot with its adapter for Rocket.Chat, from npm alone, without running what packages want to run.
 * @throws Error when npm fails
 */
export async function installHubot(folder: string): Promise<void> {
  await mkdir(join(folder, 'scripts'), { recursive: true })
  await writeFile(join(folder, 'package.json'), JSON.stringify(manifest))
  await copyFile(join(import.meta.dirname, 'hubot-script.cjs'), join(folder, 'scripts', 'meetup.js'))
  await promisify(execFile)('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts'], { cwd: folder })
}

/** Relative to that folder. */
export const hubotArguments = [
  'node_modules/hubot/bin/hubot.js',
  '--adapter',
  'rocketchat',
  '--disable-httpd',
  '--name',
  'rendezvous',
]
