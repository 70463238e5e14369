import { describe, expect, it } from 'vitest'
import { isLoopback } from '../../src/shared/loopback.ts'

describe('loopback', () => {
  it.each([
    'localhost',
    'LOCALHOST',
    'localhost.',
    'chat.localhost',
    'a.b.localhost',
    '127.0.0.1',
    '127.255.0.3',
    '::1',
    '[::1]',
    '0:0:0:0:0:0:0:1',
    '[0:0:0:0:0:0:0:1]',
    '::ffff:127.0.0.1',
    '[::ffff:127.0.0.1]',
    '::ffff:7f00:1',
    '[::ffff:7f01:203]',
  ])('%s is this machine', (host) => {
    expect(isLoopback(host)).toBe(true)
  })

  it.each([
    '',
    'localhost.example.org',
    'notlocalhost',
    '127.example.org',
    '127.0.0.1.example.org',
    '127.0.0',
    '128.0.0.1',
    '10.127.0.1',
    '0.0.0.0',
    '::',
    '::2',
    '[::1',
    '::ffff:128.0.0.1',
    '::ffff:8000:1',
    '2001:db8::7f00:1',
    '::1%eth0',
  ])('%s is not', (host) => {
    expect(isLoopback(host)).toBe(false)
  })
})
