import type { Browser, Page } from 'playwright-core'
import { chromium } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startSandbox } from '../../sandbox/index.ts'
import { chromiumArguments, chromiumPath, hasChromium } from '../support/chromium.ts'
import { useEach } from '../support/use-each.ts'

// Needs a browser on the machine. The parts that work without one have their own tests.
describe.skipIf(!hasChromium)('the page, in Chromium', () => {
  let browser: Browser
  const sandbox = useEach(startSandbox)
  let page: Page
  let problems: string[]
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: chromiumPath, args: chromiumArguments })
  })
  afterAll(() => browser.close())
  beforeEach(async () => {
    page = await browser.newPage({ viewport: { width: 1280, height: 860 } })
    problems = []
    page.on('pageerror', (error) => problems.push(error.message))
    page.on('request', (request) => {
      if (!request.url().startsWith(sandbox.url)) problems.push(`asked for ${request.url()}`)
    })
  })
  afterEach(async () => {
    expect(problems).toEqual([])
    await page.close()
  })

  const open = async (hash: string): Promise<void> => {
    await page.goto(`${sandbox.url}/${hash}`)
    await page.getByTestId('room-cloudnative').waitFor({ state: 'attached' })
  }
  const write = async (text: string, composer = 'composer'): Promise<void> => {
    await page.getByTestId(composer).fill(text)
    await page.getByTestId(composer).press('Enter')
  }
  const buttons = (msg: string): unknown[] => [
    {
      actions: [
        { type: 'button', text: 'Going', msg, msg_in_chat_window: true, msg_processing_type: 'sendMessage' },
        { type: 'button', text: 'Reply', msg: 'a draft', msg_in_chat_window: true, msg_processing_type: 'respondWithMessage' },
        { type: 'button', text: 'Hidden', msg },
      ],
    },
  ]
  const postAsBot = async (message: Record<string, unknown>): Promise<void> => {
    const { userId, authToken } = sandbox.issueToken('rendezvous')
    const headers = { 'Content-Type': 'application/json', 'X-User-Id': userId, 'X-Auth-Token': authToken }
    const rid = sandbox.rooms.find((room) => room.name === 'cloudnative')?._id
    await fetch(`${sandbox.url}/api/v1/chat.sendMessage`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ message: { rid, ...message } }),
    })
  }

  it('tries again by itself when the list of people is refused, or its connection isn’t answered', async () => {
    let asked = 0
    await page.route('**/_sandbox/people', (route) => {
      asked += 1
      return asked === 1 ? route.abort() : route.continue()
    })
    sandbox.faults.rest({ route: '/websocket', kind: 'hang' })

    await open('#/channel/cloudnative?as=alice')

    expect(asked).toBe(2)
  })

  it('shows an edited message with its new text, a pencil and its buttons, without being asked again', async () => {
    await open('#/channel/cloudnative?as=alice')
    await postAsBot({ _id: 'living', msg: '### Helm\n**Coming**: 1', attachments: buttons('!meetup going') })
    const message = page.getByTestId('message').last()
    await message.getByText('Coming: 1').waitFor()

    sandbox.edit('rendezvous', 'living', '### Helm\n**Coming**: 2')

    await message.getByText('Coming: 2').waitFor()
    await message.getByTestId('edited').waitFor()
    expect(await message.getByRole('heading').innerText()).toBe('Helm')
    await message.getByRole('button', { name: 'Going' }).waitFor()
  })

  it('sends what is typed, breaks lines with Shift+Enter, and shows an answer in the thread it was given in', async () => {
    await open('#/channel/cloudnative?as=alice')

    await page.getByTestId('composer').fill('!meetup next')
    await page.getByTestId('composer').press('Shift+Enter')
    await page.getByTestId('composer').pressSequentially('please')
    await page.getByTestId('composer').press('Enter')
    const question = await sandbox.waitForMessage((message) => message.msg === '!meetup next\nplease')
    sandbox.say('rendezvous', 'cloudnative', '@alice **soon**', { tmid: question._id })
    await page.getByTestId('open-thread').click()
    await write('thanks', 'thread-composer')
    const thanks = await sandbox.waitForMessage((message) => message.msg === 'thanks')

    expect(thanks).toMatchObject({ tmid: question._id, u: { username: 'alice' } })
    await page
      .getByTestId('thread-messages')
      .locator('.chip-me', { hasText: /^alice$/ })
      .waitFor()
    await page.getByTestId('thread-messages').locator('strong', { hasText: 'soon' }).waitFor()
    expect(await page.getByTestId('messages').getByText('soon').count()).toBe(0)
  })

  it('keeps an unknown slash command to itself until the setting is on, and forgets its notice at a reload', async () => {
    await open('#/channel/cloudnative?as=alice')

    await write('/meetup next')
    await page.getByText('No such command:').waitFor()
    const notice = await page.getByTestId('message').last().textContent()
    const said = sandbox.messages('cloudnative')
    await page.reload()
    await page.getByTestId('room-cloudnative').waitFor({ state: 'attached' })
    await page.getByTestId('settings-menu').click()
    await page.getByTestId('settings-switch').check({ force: true })
    await page.getByTestId('hint').filter({ hasNotText: 'needs the setting' }).waitFor()
    await write('/meetup next')

    expect(notice).toMatch(/rocket\.cat[\s\S]*Only you can see this message[\s\S]*\/meetup/)
    expect(said).toEqual([])
    await sandbox.waitForMessage((message) => message.msg === '/meetup next' && message.u.username === 'alice')
    expect(await page.getByText('No such command:').count()).toBe(0)
  })

  it('posts a button’s text as the person who clicks, without a look at slashes, and shows no button that may not post', async () => {
    await open('#/channel/cloudnative?as=victor')
    await postAsBot({ msg: 'Coming?', attachments: buttons('/meetup going') })

    await page.getByTestId('composer').fill('unfinished')
    await page.getByTestId('action-button').filter({ hasText: 'Going' }).click()
    await sandbox.waitForMessage((message) => message.msg === '/meetup going' && message.u.username === 'victor')
    await page.getByTestId('action-button').filter({ hasText: 'Reply' }).click()

    await expect.poll(() => page.getByTestId('composer').inputValue()).toBe('a draft')
    expect(await page.getByTestId('action-button').count()).toBe(2)
  })

  it('posts in the thread when the button is in the thread', async () => {
    const question = sandbox.say('alice', 'cloudnative', 'question')
    await postAsBot({ msg: 'Coming?', tmid: question._id, attachments: buttons('!meetup going') })
    await open(`#/channel/cloudnative/thread/${question._id}?as=alice`)

    await page.getByTestId('thread-panel').getByTestId('action-button').first().click()

    const posted = await sandbox.waitForMessage((message) => message.msg === '!meetup going')
    expect(posted.tmid).toBe(question._id)
  })

  it('toggles reactions, and shows edits and typing as they come', async () => {
    const { _id } = sandbox.say('olivia', 'cloudnative', 'hello')
    await open('#/channel/cloudnative?as=alice')

    await page.getByTestId('message').hover()
    await page.getByRole('button', { name: 'React' }).click()
    await page.getByRole('button', { name: ':computer:' }).click()
    await page.getByTestId('reaction').filter({ hasText: '💻1' }).waitFor()
    await page.getByTestId('reaction').click()
    await page.getByTestId('reaction').waitFor({ state: 'detached' })
    sandbox.edit('olivia', _id, 'hello again')
    await page.getByTestId('edited').waitFor()

    await expect.poll(() => page.getByTestId('message-text').textContent()).toBe('hello again')
    expect(sandbox.messages('cloudnative')[0]?.reactions).toBeUndefined()
  })

  it('shows what is unread for each of the people one can be', async () => {
    await open('#/channel/general?as=alice')
    sandbox.say('francois', 'cloudnative', '@alice regarde')
    sandbox.say('rendezvous', sandbox.direct('rendezvous', 'alice'), 'a reminder')

    await page.locator('[data-testid="room-cloudnative"] .badge.mention').waitFor()
    await page.locator('[data-testid="room-rendezvous"] .badge.direct').waitFor()
    await page.getByTestId('people-switch').click()
    await page.getByTestId('person-francois').click()
    await page.getByTestId('people-switch').filter({ hasText: 'Vous êtes francois' }).waitFor()

    await expect.poll(() => page.locator('.badge').count()).toBe(0)
    await expect.poll(() => page.evaluate('document.documentElement.lang')).toBe('fr')
  })

  it('opens a direct room that does not exist yet, and reads what is written there', async () => {
    await open('#/direct/rendezvous?as=francois')

    await write('prochaine')

    const said = await sandbox.waitForMessage((message) => message.msg === 'prochaine')
    expect(sandbox.rooms.find((room) => room._id === said.rid)).toMatchObject({ t: 'd', usernames: ['francois', 'rendezvous'] })
  })

  it('comes back by itself after a crash, with what was said meanwhile', async () => {
    await open('#/channel/cloudnative?as=alice')

    await sandbox.crash()
    await page.getByTestId('banner').filter({ hasText: 'Waiting for the server' }).waitFor()
    sandbox.say('olivia', 'cloudnative', 'said in the dark')
    await sandbox.start()

    await page.getByTestId('messages').getByText('said in the dark').waitFor()
    await page.getByTestId('banner').waitFor({ state: 'hidden' })
  })

  it('fits 390 pixels: rooms in a drawer, the thread over the channel, nothing wider than the screen', async () => {
    await page.setViewportSize({ width: 390, height: 844 })
    const { _id } = sandbox.say('alice', 'cloudnative', `a very${'-very'.repeat(40)} long word`)
    sandbox.say('rendezvous', 'cloudnative', 'reply', { tmid: _id })
    await open('#/channel/cloudnative?as=alice')

    await page.getByTestId('menu').click()
    await page.getByTestId('room-general').click()
    await page.getByTestId('room-title').getByText('general').waitFor()
    await page.goto(`${sandbox.url}/#/channel/cloudnative/thread/${_id}?as=alice`)
    await page.getByTestId('thread-messages').getByText('reply').waitFor()

    await expect.poll(() => page.getByTestId('thread-panel').boundingBox()).toMatchObject({ x: 0, width: 390 })
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390)
  })

  /** What the focus is on: the test id of the control, or its action. */
  const focused = (): Promise<string> =>
    page.evaluate(
      "document.activeElement?.getAttribute('data-testid') ?? document.activeElement?.getAttribute('data-act') ?? document.activeElement?.tagName ?? ''",
    )
  const tab = async (times: number): Promise<string[]> => {
    const stops: string[] = []
    for (let stop = 0; stop < times; stop += 1) {
      await page.keyboard.press('Tab')
      stops.push(await focused())
    }
    return stops
  }

  it('lets a keyboard reach the composer at the first stop, after however many messages', async () => {
    for (let count = 0; count < 9; count += 1) sandbox.say('victor', 'cloudnative', `message ${count}`)
    await open('#/channel/cloudnative?as=alice')
    await page.getByText('message 8').waitFor()

    const [first] = await tab(1)
    await page.keyboard.press('Enter')
    await expect.poll(focused).toBe('composer')
    await page.keyboard.type('typed without a mouse')
    await page.keyboard.press('Enter')

    expect(first).toBe('skip')
    await page.getByTestId('messages').getByText('typed without a mouse').waitFor()
  })

  it('gives the focus back to what opened a menu or a thread, and never drops it', async () => {
    const question = sandbox.say('alice', 'cloudnative', '!meetup next')
    sandbox.say('victor', 'cloudnative', 'an answer', { tmid: question._id })
    await open('#/channel/cloudnative?as=alice')
    const reply = page.getByTestId('open-thread')
    await reply.waitFor()

    await page.getByTestId('people-switch').focus()
    await page.keyboard.press('Enter')
    await page.getByTestId('person-victor').focus()
    await page.keyboard.press('Escape')
    await expect.poll(focused).toBe('people-switch')
    await reply.focus()
    await page.keyboard.press('Enter')
    await expect.poll(focused).toBe('thread-composer')
    await page.keyboard.press('Escape')
    await page.getByTestId('thread-panel').waitFor({ state: 'hidden' })
    await expect.poll(focused).toBe('open-thread')
  })

  it('names each reply by its message, each message by its author, and the language of each half', async () => {
    sandbox.say('alice', 'cloudnative', 'one')
    const other = sandbox.say('alice', 'cloudnative', 'two')
    sandbox.say('victor', 'cloudnative', 'an answer', { tmid: other._id })
    await postAsBot({ msg: 'This is the text for the room, in English.\n\nVoici le texte pour le salon, en français.' })
    await open('#/channel/cloudnative?as=alice')

    await page.getByRole('button', { name: 'Reply: alice, two', exact: true }).waitFor()
    const grouped = await page.getByTestId('message').filter({ hasText: 'two' }).textContent()
    const french = page.locator('[lang=fr]', { hasText: 'Voici le texte' })

    expect(grouped).toContain('alice')
    await expect.poll(() => french.count()).toBe(1)
    expect(await page.locator('[lang]', { hasText: 'This is the text' }).locator('p[lang]').count()).toBe(1)
  })
})
