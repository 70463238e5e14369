import { describe, expect, it } from 'vitest'
import { describePublication } from '../../../src/features/live-minutes/publication-messages.ts'

describe('minutes that were pushed', () => {
  const page = 'https://example.ca/meetups/2026-12-17/'
  const about = { title: 'Minutes', meetupId: 3, isAmendment: false, page }
  const pushed = { kind: 'pushed', branch: 'rendezvous/2026-12-17', commit: 'abcdef0123456789' } as const
  const linesOf = (link: string, lang: 'en' | 'fr') =>
    describePublication({ ...pushed, link }, about, lang)
      .split('\n')
      .slice(3)

  it('are reviewed at one address and read at another', () => {
    expect(linesOf('https://git.example.ca/1', 'en')).toEqual([
      '**Review and merge**: https://git.example.ca/1',
      `**Page, once merged**: ${page}`,
    ])
  })

  it('have only a page where the server merges by itself', () => {
    expect(linesOf(page, 'en')).toEqual([`**Page**: ${page}`])
    expect(linesOf(page, 'fr')).toEqual([`**Page**\u00a0: ${page}`])
  })
})
