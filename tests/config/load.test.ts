import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ConfigMistakes, loadConfig } from '../../config/load.ts'
import { Config } from '../../config/schema.ts'
import { listSecrets } from '../../config/secrets.ts'

const folder = mkdtempSync(join(tmpdir(), 'rendezvous-config-'))

function aFile(name: string, text: string): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

function mistakesOf(env: Record<string, string>): readonly string[] {
  try {
    loadConfig(env)
    return []
  } catch (error) {
    if (error instanceof ConfigMistakes) return error.mistakes
    throw error
  }
}

describe('the configuration', () => {
  it('needs nothing: the file that comes with the program holds the defaults', () => {
    expect(loadConfig({})).toEqual(Config.parse({}))
  })

  it('takes the file, and the environment before it', () => {
    const file = aFile('both.yaml', 'community:\n  zone: America/Vancouver\nserver:\n  port: 9000\n')

    const config = loadConfig({ RENDEZVOUS_CONFIG: file, PORT: '9001', RENDEZVOUS_ORGANIZERS: '@olga, akua' })

    expect(config.community.zone).toBe('America/Vancouver')
    expect(config.server.port).toBe(9001)
    expect(config.community.organizers).toEqual(['olga', 'akua'])
  })

  it('reads a secret from the file that is mounted for it', () => {
    const env = {
      ROCKETCHAT_URL: 'https://chat.example.ca/sub',
      ROCKETCHAT_USER_ID: 'u1',
      ROCKETCHAT_AUTH_TOKEN_FILE: aFile('token', 'secret\n'),
    }

    expect(loadConfig(env).workspace).toMatchObject({ url: 'https://chat.example.ca/sub', authToken: 'secret' })
  })

  const mirrors = aFile(
    'mirrors.yaml',
    'announcements:\n  mirrors:\n    - name: health-slack\n      languages: [fr, en]\n    - { name: dev, series: 3 }\n',
  )
  const hook = 'https://hooks.slack.com/services/T0/B0/secret'

  it('reads the address of each mirror from its variable or the file that is mounted for it', () => {
    const env = { MIRROR_HEALTH_SLACK_URL: hook, MIRROR_DEV_URL_FILE: aFile('dev', 'http://127.0.0.1:1/dev\n') }

    const config = loadConfig({ RENDEZVOUS_CONFIG: mirrors, ...env })

    expect(config.announcements.mirrors).toEqual([
      { name: 'health-slack', languages: ['fr', 'en'], address: hook },
      { name: 'dev', languages: ['en', 'fr'], series: 3, address: 'http://127.0.0.1:1/dev' },
    ])
    expect(listSecrets(config)).toEqual(expect.arrayContaining([hook, '/services/T0/B0/secret']))
  })

  it('says what a mirror lacks, and never repeats an address', () => {
    const written = aFile('written.yaml', `announcements:\n  mirrors:\n    - { name: dev, address: "${hook}" }\n`)
    const mistakes = [
      ...mistakesOf({ RENDEZVOUS_CONFIG: mirrors, MIRROR_DEV_URL: 'http://hooks.example.ca/secret' }),
      ...mistakesOf({ RENDEZVOUS_CONFIG: written, MIRROR_DEV_URL: hook }),
      ...mistakesOf({ RENDEZVOUS_CONFIG: aFile('name.yaml', 'announcements:\n  mirrors:\n    - { name: Dev_1 }\n') }),
    ]

    expect(mistakes).toEqual([
      'announcements.mirrors: health-slack has no address. Set MIRROR_HEALTH_SLACK_URL, or MIRROR_HEALTH_SLACK_URL_FILE to a mounted secret.',
      'MIRROR_DEV_URL must be an address that begins with https://. It is the address of an incoming webhook.',
      'announcements.mirrors: the address of dev is a secret. Move it to MIRROR_DEV_URL.',
      expect.stringContaining('must be a short name of small letters, digits and hyphens'),
    ])
    expect(mistakes.join()).not.toContain('secret/')
    expect(mistakes.join()).not.toContain('services')
  })

  it('takes an empty variable for one that is not set', () => {
    expect(loadConfig({ ROCKETCHAT_URL: '', PORT: '' }).server.port).toBe(8080)
  })

  it('takes the steps of a plan that are named, and leaves the others as they are', () => {
    const { plan } = loadConfig({
      RENDEZVOUS_CONFIG: aFile('steps.yaml', 'community:\n  plan:\n    remind: [2d]\n    nag: []\n'),
    }).community

    expect(plan).toEqual({ ...Config.parse({}).community.plan, remind: ['2d'], nag: [] })
  })

  it('lists every mistake at once, with where it is and how to fix it', () => {
    const file = aFile('wrong.yaml', 'community:\n  zone: Eastern\n  colour: blue\nworkspace:\n  catchUpHours: -1\n')

    const mistakes = mistakesOf({
      RENDEZVOUS_CONFIG: file,
      PORT: 'eighty',
      LOG_LEVEL: 'loud',
      ROCKETCHAT_URL: 'chat.example.ca',
      DATABASE_URL: 'mysql://x',
    })

    expect(mistakes).toHaveLength(7)
    for (const part of [
      'community.zone',
      'America/Toronto',
      'community.colour',
      'workspace.catchUpHours',
      'PORT (server.port)',
      'LOG_LEVEL',
      'ROCKETCHAT_URL',
      'DATABASE_URL',
    ]) {
      expect(mistakes.join('\n')).toContain(part)
    }
  })

  it.each([
    ['half a login', { ROCKETCHAT_URL: 'https://chat.example.ca', ROCKETCHAT_USER_ID: 'u1' }, 'belong together'],
    ['no login', { ROCKETCHAT_URL: 'https://chat.example.ca' }, 'there are no credentials'],
    ['a password without a name', { ROCKETCHAT_URL: 'https://chat.example.ca', ROCKETCHAT_PASSWORD: 'x' }, 'belong together'],
    [
      'clear text to another machine',
      { ROCKETCHAT_URL: 'http://chat.example.ca', ROCKETCHAT_USER: 'a', ROCKETCHAT_PASSWORD: 'b' },
      'Use https://',
    ],
    [
      'a secret twice',
      { ROCKETCHAT_AUTH_TOKEN: 'a', ROCKETCHAT_AUTH_TOKEN_FILE: aFile('twice', 'b'), ROCKETCHAT_USER_ID: 'u' },
      'both set',
    ],
    ['a secret file that is not there', { ROCKETCHAT_PASSWORD_FILE: '/nowhere/password' }, 'ENOENT'],
    ['a file that is not there', { RENDEZVOUS_CONFIG: '/nowhere.yaml' }, 'cannot be read'],
    ['broken YAML', { RENDEZVOUS_CONFIG: aFile('broken.yaml', 'community: [') }, 'not valid YAML'],
    ['a list instead of settings', { RENDEZVOUS_CONFIG: aFile('list.yaml', '- a\n- b\n') }, 'keys and values'],
    [
      'a plan without times',
      { RENDEZVOUS_CONFIG: aFile('plan.yaml', 'community:\n  plan:\n    remind: [soon]\n') },
      'such as 21d',
    ],
    ['a plan of years', { RENDEZVOUS_CONFIG: aFile('far.yaml', 'community:\n  plan:\n    nag: [5w]\n') }, 'at most 31d'],
    ['a program as a source of minutes', { MINUTES_SOURCE: 'ext::sh -c id' }, 'must be a folder, or an address'],
    ['a token for a folder', { MINUTES_SOURCE: '/srv/minutes', MINUTES_TOKEN: 'hunter2' }, 'only for a repository over https'],
    [
      'an ssh key for https',
      { MINUTES_SOURCE: 'https://git.example.ca/x', MINUTES_SSH_KEY_FILE: '/run/key' },
      'only for a repository over ssh',
    ],
  ])('refuses %s', (_, env, expected) => {
    expect(mistakesOf(env).join('\n')).toContain(expected)
  })

  it('never repeats a secret in a mistake', () => {
    const mistakes = mistakesOf({ DATABASE_URL: 'mysql://user:hunter2@host/x', ROCKETCHAT_AUTH_TOKEN: 'hunter3' })

    expect(mistakes.length).toBeGreaterThan(0)
    expect(mistakes.join('\n')).not.toMatch(/hunter/)
  })
})
