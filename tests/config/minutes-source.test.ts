import { describe, expect, it } from 'vitest'
import { readMinutesSource } from '../../config/minutes-source.ts'

describe('a source of minutes', () => {
  it.each([
    ['https://git.example.ca/site.git', 'https', undefined, ''],
    ['https://git.example.ca/site.git#main:content/meetups', 'https', 'main', 'content/meetups'],
    ['https://git.example.ca/site.git#:content/meetups/', 'https', undefined, 'content/meetups'],
    ['ssh://git@git.example.ca:2222/ada/site.git#été/v1.2', 'ssh', 'été/v1.2', ''],
    ['git@git.example.ca:ada/site.git#main', 'ssh', 'main', ''],
    ['file:///srv/site.git#:content', 'file', undefined, 'content'],
    ['http://127.0.0.1:8000/site.git', 'http', undefined, ''],
  ])('%s is a repository', (source, transport, branch, path) => {
    expect(readMinutesSource(source)).toEqual({ kind: 'git', url: source.split('#', 1)[0], transport, branch, path })
  })

  it.each(['/srv/minutes', 'content/meetups', './a#b', 'C:/minutes', '../été'])('%s is a folder', (source) => {
    expect(readMinutesSource(source)).toEqual({ kind: 'folder', folder: source })
  })

  it.each([
    'ext::sh -c id',
    'fd::17',
    'git://git.example.ca/site.git',
    'ftp://git.example.ca/site.git',
    'http://git.example.ca/site.git',
    'https://ada:hunter2@git.example.ca/site.git',
    'https://hunter2@git.example.ca/site.git',
    'ssh://-oProxyCommand=id/x',
    'ssh://git@-oProxyCommand=id/x',
    'git@-oProxyCommand=id:x',
    'https://git.example.ca/x\n--upload-pack=id',
    ...[
      '--upload-pack=id',
      '-f',
      'a..b',
      'a b',
      'x.lock',
      'a/.b',
      '@{-1}',
      '@',
      'a\\b',
      'a^',
      'a~1',
      'a//b',
      'a/',
      '.a',
      'a?',
    ].map((branch) => `https://git.example.ca/x#${branch}`),
    ...['../..', 'a/../b', '.git/hooks', 'a/.GIT', './a', 'a//b'].map((path) => `https://git.example.ca/x#main:${path}`),
  ])('%j is refused, with what to write instead and no secret', (source) => {
    const read = readMinutesSource(source)

    if (source.startsWith('git@-')) expect(read.kind).not.toBe('git')
    else expect(read).toMatchObject({ kind: 'wrong', why: expect.stringMatching(/^MINUTES_SOURCE .*\. ?[^.]*/) })
    expect(JSON.stringify(read)).not.toContain('hunter2')
  })
})
