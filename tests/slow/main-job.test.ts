import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Message } from '../../sandbox/index.ts'
import { chromiumArguments, chromiumPath, hasChromium } from '../support/chromium.ts'
import { type DemoProcess, startDemo } from '../support/demo-process.ts'

/** `RENDEZVOUS_PICTURES=docs/pictures npm run test:slow` retakes the pictures of the documentation. */
const pictures = process.env['RENDEZVOUS_PICTURES'] ?? mkdtempSync(join(tmpdir(), 'rendezvous-pictures-'))

const meetup = 'Pipelines that teams share'

describe.skipIf(!hasChromium)('a newcomer at the page that npm start opens', () => {
  let demo: DemoProcess
  let browser: Browser

  beforeAll(async () => {
    demo = await startDemo()
    browser = await chromium.launch({ executablePath: chromiumPath, args: chromiumArguments })
  })
  afterAll(async () => {
    await browser.close()
    expect(await demo.end()).toBe(0)
  })

  async function openAs(username: string, place = 'channel/cloudnative', size = { width: 1280, height: 860 }): Promise<Page> {
    const page = await browser.newPage({ viewport: size })
    await page.goto(`${demo.url}/#/${place}?as=${username}`)
    await page.getByTestId('composer').waitFor()
    // The settings, which decide what becomes of a slash, come together with the rooms.
    await page.getByTestId('room-cloudnative').waitFor({ state: 'attached' })
    return page
  }

  /** The ids of all messages with this text. The page may still be loading some of them. */
  async function idsOf(text: string): Promise<readonly string[]> {
    const { rooms } = (await (await fetch(`${demo.url}/_sandbox/state`)).json()) as {
      readonly rooms: readonly { readonly messages: readonly Message[] }[]
    }
    return rooms.flatMap(({ messages }) => messages.filter(({ msg }) => msg === text).map(({ _id }) => _id))
  }

  /** Types like a person, opens the reply's thread, and reads its last message. */
  async function ask(page: Page, text: string): Promise<string> {
    const before = await idsOf(text)
    await page.getByTestId('composer').fill(text)
    await page.getByTestId('composer').press('Enter')
    const newIds = async () => (await idsOf(text)).filter((id) => !before.includes(id))
    await expect.poll(newIds).toHaveLength(1)
    const [id] = await newIds()
    await page.getByTestId('messages').locator(`[data-message-id="${id}"]`).getByTestId('open-thread').click()
    const answer = page.getByTestId('thread-panel').getByTestId('message').last()
    await answer.getByRole('heading').waitFor()
    return answer.innerText()
  }

  it.each(['/meetup next', '!meetup next', '@rendezvous next'])(
    'reads of the next meetup in English after %j',
    async (text) => {
      const page = await openAs('alice')

      const answer = await ask(page, text)

      expect(answer).toContain(meetup)
      expect(answer).toMatch(/When: .* E[SD]T, \d+ minutes ago/)
      await page.close()
    },
  )

  it('reads of it in French after /rencontre prochaine', async () => {
    const page = await openAs('francois')

    const answer = await ask(page, '/rencontre prochaine')

    expect(answer).toContain(meetup)
    expect(answer).toMatch(/Quand\s: le .* \(H[NA]E\), il y a \d+ minutes/)
    await page.close()
  })

  it('reads of it in a direct message after plain words', async () => {
    const page = await openAs('victor', 'direct/rendezvous')
    await page.getByTestId('composer').fill('next')
    await page.getByTestId('composer').press('Enter')

    const answer = page.getByTestId('message').filter({ hasText: meetup })

    await answer.waitFor()
    expect(await answer.innerText()).toContain('When:')
    await page.close()
  })

  it('gets the list from the button under the answer', async () => {
    const page = await openAs('alice')
    await ask(page, '!meetup next')

    await page.getByTestId('thread-panel').getByRole('button', { name: 'All dates' }).last().click()

    await page.getByTestId('thread-panel').getByRole('heading', { name: 'Upcoming meetups' }).waitFor()
    await page.close()
  })

  it.each([
    ['alice', '!meetup next', '!meetup minutes code of conduct', 'en'],
    ['francois', '!rencontre prochaine', '!rencontre compte-rendu code de conduite', 'fr'],
  ])('sees answers that look right at 1280 and at 390 pixels, as %s', async (username, first, second, lang) => {
    for (const [width, height] of [
      [1280, 860],
      [390, 844],
    ] as const) {
      const page = await openAs(username, lang === 'en' ? 'channel/general' : 'channel/cloudnative', { width, height })
      for (const text of [first, second]) {
        const answer = await ask(page, text)

        expect(answer).not.toMatch(/\*\*|###|`/)
        expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true)
        const name = text === first ? 'next' : 'minutes'
        await page.screenshot({ path: join(pictures, `${name}-${lang}-${width}.png`) })
        if (width < 700) await page.getByTestId('close-thread').click()
      }
      await page.close()
    }
  })
})
