import { describe, expect, it } from 'vitest'
import { defineCommand } from '../../commands/define-command.ts'
import { commands } from '../../commands/index.ts'
import { createRouter } from '../../src/command/router.ts'

const verbs = createRouter(commands)

describe('finding the command that is meant', () => {
  it.each([
    ['next', 'next', 'en', ''],
    ['NEXT', 'next', 'en', ''],
    ['next!', 'next', 'en', ''],
    ['prochaine', 'next', 'fr', ''],
    ['compte-rendu 2018-03-22', 'minutes', 'fr', '2018-03-22'],
    ['compte rendu “code de conduite”', 'minutes', 'fr', '“code de conduite”'],
    ['procès-verbal', 'minutes', 'fr', ''],
    ['proces-verbal', 'minutes', 'fr', ''],
    ['PRÉVOIR 3e jeudi', 'schedule', 'fr', '3e jeudi'],
    ['lang fr', 'lang', 'en', 'fr'],
    ['lang room fr', 'lang room', 'en', 'fr'],
    ['roles', 'roles', undefined, ''],
    ['present', 'present', undefined, ''],
    ['Présent', 'present', 'fr', ''],
    ['mes presentations', 'talks mine', 'fr', ''],
    ['à propos', 'about', 'fr', ''],
    ['a propos', 'about', 'fr', ''],
  ])('finds %j', (words, name, lang, rest) => {
    const found = verbs.find(words)

    expect(found?.command.name).toBe(name)
    expect(found?.verbLang).toBe(lang)
    expect(found?.rest).toBe(rest)
  })

  it.each(['', 'xyzzy', '"next"', 'nextt', 'lista'])('does not run anything for %j', (words) => {
    expect(verbs.find(words)).toBeUndefined()
  })

  it.each([
    ['nxet', 'next', undefined],
    ['prochiane', undefined, 'prochaine'],
    ['minuets', 'minutes', undefined],
    ['shedule third thursday', 'schedule', undefined],
    ['lsit', 'list', undefined],
    ['listte', 'list', 'liste'],
  ])('suggests what may have been meant by %j', (words, en, fr) => {
    expect(verbs.suggest(words)).toEqual({ en, fr })
  })

  it('suggests a verb that both languages have in the spelling of each', () => {
    expect(verbs.suggest('presnet')).toEqual({ en: 'present', fr: 'présent' })
  })

  it('suggests nothing for words that are far from every verb', () => {
    expect(verbs.suggest('supercalifragilistic')).toEqual({ en: undefined, fr: undefined })
    expect(verbs.suggest('x')).toEqual({ en: undefined, fr: undefined })
  })

  it('offers the three nearest calls, measured against the verbs of one language', () => {
    const [english, french] = [verbs.nearest('prochiane', 'en'), verbs.nearest('prochiane', 'fr')]

    expect(french[0]).toBe('prochaine')
    expect(english).not.toContain('next')
    expect([english.length, french.length]).toEqual([3, 3])
  })

  it('refuses two commands with one verb', () => {
    const [first] = commands
    if (first === undefined) throw new Error('There are no commands.')
    const twin = defineCommand({ ...first, name: 'twin' })

    expect(() => createRouter([...commands, twin])).toThrow('"next" is claimed by next and by twin')
  })
})
