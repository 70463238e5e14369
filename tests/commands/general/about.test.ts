import { expect, it } from 'vitest'
import { startTestBot } from '../../support/bot.ts'

it('names the public page and its calendar where the operator has said how they are reached', async () => {
  const hidden = await startTestBot()
  const shown = await startTestBot({ server: { publicUrl: 'https://meetups.example.ca/' } })

  const without = (await hidden.ask('akua', '!meetup about')).msg
  const english = (await shown.ask('akua', '!meetup about')).msg
  const french = (await shown.ask('felix', '!rencontre à propos')).msg

  expect(without).not.toContain('calendar.ics')
  expect(english).toContain('https://meetups.example.ca/ · https://meetups.example.ca/calendar.ics')
  expect(french).toContain('en calendrier auquel s’abonner')
  await hidden.close()
  await shown.close()
})
