import fc from 'fast-check'

/** 10 kB, in UTF-16 units. */
const long = 9_800

const repeated = (piece: string) => piece.repeat(Math.ceil(long / piece.length)).slice(0, long)

const pings = [
  '@all',
  '@here',
  '@akua',
  '@rhys',
  '#general',
  '#cloudnative',
  '＠all',
  '﹫here',
  '＃general',
  '@\u200ball',
  '\u200b@here',
  '@\u2060all',
  '>@all',
  '\n@all',
  '> @here',
]

const markdown = [
  '[x](javascript:alert(1))',
  '<javascript:alert(1)|x>',
  '[x](data:text/html;base64,AAAA)',
  '![x](vbscript:x)',
  '[@all](https://x.example)',
  '[',
  '](https://evil.example)',
  '```',
  '```\n@all',
  '`@all`',
  '`',
  '*_~',
  '**x:**',
  '*x:*',
  '# h',
  '- a\n  - b',
  '| a | b |\n| --- | --- |',
  '---',
  '> q',
  '||s||',
  ':smile:',
  '\\',
  '$&',
]

const invisible = [
  '\u202e',
  '\u2066x\u2069',
  '\u200f',
  '\u0000',
  '\u0007\u001b[31m',
  '\u0085\u2028\u2029',
  '\ud83d',
  '\udc00x',
  '\u00ad',
  '\ufeff',
  '\u{e0041}',
]

const pictures = ['👩‍👩‍👧‍👦', '🇨🇦', '👍🏽', 'e\u0301'.repeat(40), 'Z̷̡̛͎̼̩'.repeat(20), 'ﷺ']

const numbers = [
  '99/99/9999',
  '9'.repeat(400),
  '-1',
  '1e309',
  '#999999999',
  '#0',
  '#-1',
  '0x10',
  '2026-02-30',
  '13:61',
  '24:00',
  '1/1/1',
  '٣',
  '%',
  '%s',
  '{7*7}',
  '__proto__',
  'constructor',
  'null',
]

const syntax = [
  '"',
  '«',
  '»',
  '“',
  '”',
  "'",
  '--',
  '--title',
  'title:',
  'reason:',
  'on:',
  'abstract:',
  ':',
  '::',
  'key:value',
  '""',
  '«»',
  "'; drop table meetup; --",
  '!meetup yes',
  '/meetup next',
]

/** Pieces that the workspace handles easily even at 10 kB. */
const easy = [
  'a',
  '@all ',
  '"«“',
  '"a" ',
  'kubernetes ',
  '_a_ ',
  '#1 ',
  'on: ',
  '\n',
  'https://a.example/ ',
  '1 ',
  ':a:',
  '\u202e',
]

/** Pieces that keep the workspace's own Markdown parser busy for seconds at 10 kB, no matter who posts them. */
const costly = ['[', '*', '`', '(', '<', '👩‍👩‍👧‍👦']

/** 10 kB of each piece. */
export const tenKilobytes: readonly string[] = [...easy, ...costly].map((piece) => repeated(piece))

const huge = [...easy.map((piece) => repeated(piece)), ...costly.map((piece) => repeated(piece).slice(0, 600))]

const short = [...pings, ...markdown, ...invisible, ...pictures, ...numbers, ...syntax]

/** Words of a malicious person, or from an odd clipboard. */
export const hostileWords: fc.Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...short) },
  {
    weight: 3,
    arbitrary: fc.array(fc.constantFrom(...short), { minLength: 2, maxLength: 5 }).map((pieces) => pieces.join(' ')),
  },
  {
    weight: 2,
    arbitrary: fc.array(fc.constantFrom(...short), { minLength: 2, maxLength: 5 }).map((pieces) => pieces.join('')),
  },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
  { weight: 2, arbitrary: fc.constantFrom(...huge) },
)
