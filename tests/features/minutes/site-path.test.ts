import { describe, expect, it } from 'vitest'
import { writePageUrl } from '../../../src/features/minutes/site-path.ts'

const page = { title: 'Réunion d’avril', date: { year: 2018, month: 4, day: 24 }, language: 'en' } as const
const path = (file: string, site: { folder?: string; permalinks?: string; url?: string } = {}, more = {}) =>
  decodeURI(writePageUrl({ ...page, file, ...more }, { url: 'https://example.ca', folder: 'meetups', ...site }) ?? '').slice(
    'https://example.ca'.length,
  )

describe('the address of a page', () => {
  // What Hugo 0.111 makes of these names; `tests/slow/hugo.test.ts` asks it.
  it.each([
    ['2018-03-22.md', '/meetups/2018-03-22/'],
    ['2018-04-24.fr.md', '/fr/meetups/2018-04-24/'],
    ["2024-01-01-Réunion d'avril (n°2).md", '/meetups/2024-01-01-réunion-davril-n2/'],
    ['A  b -- c.md', '/meetups/a-b--c/'],
    ['a - b.md', '/meetups/a-b/'],
    ['100% sûr, oui?.md', '/meetups/100-sûr-oui/'],
    ['l’été «x».md', '/meetups/lété-x/'],
    ['x_y~z@w.md', '/meetups/x_y~z@w/'],
    ['2019/2019-01-24/index.md', '/meetups/2019/2019-01-24/'],
  ])('of %s is %s', (file, expected) => {
    expect(path(file)).toBe(expected)
  })

  it('has the folder of its language where each has a folder of its own', () => {
    expect(path('2018-03-22.md', { folder: 'french/meetups' })).toBe('/fr/meetups/2018-03-22/')
    expect(path('2018-03-22.md', { folder: 'english/meetups' })).toBe('/meetups/2018-03-22/')
    expect(path('fr/2018-03-22.md', { folder: '' })).toBe('/fr/2018-03-22/')
  })

  it('does not repeat the section when the site’s address names it', () => {
    expect(path('2018-03-22.md', { url: 'https://example.ca/meetups' })).toBe('/meetups/2018-03-22/')
    expect(path('2018-03-22.md', { url: 'https://example.ca/team/' })).toBe('/team/meetups/2018-03-22/')
    expect(path('2018-03-22.fr.md', { url: 'https://example.ca/meetups/' })).toBe('/fr/meetups/2018-03-22/')
  })

  it('follows the site’s own pattern, a slug and an address of the page’s own', () => {
    expect(path('a.md', { permalinks: '/:section/:year/:month/:slug/' })).toBe('/meetups/2018/04/réunion-davril/')
    expect(path('a.fr.md', { permalinks: '/m/:year-:day/:filename/' })).toBe('/fr/m/2018-24/a/')
    expect(path('a.md', {}, { slug: 'Un Slug, été!' })).toBe('/meetups/un-slug-été/')
    expect(path('a.md', {}, { url: '/elsewhere/' })).toBe('/elsewhere/')
  })
})
