import { beforeAll, describe, expect, it } from 'vitest'
import { commands } from '../../commands/index.ts'
import { createRouter } from '../../src/command/router.ts'
import { langs } from '../../src/shared/i18n/lang.ts'
import { openConversation } from '../support/conversation.ts'
import { withTestPeople } from '../support/seed.ts'
import { testClock } from '../support/test-clock.ts'
import { useShared } from '../support/use-each.ts'
import { useTestBot } from '../support/use-test-bot.ts'

const foreign = 'purple monkey dishwasher'
const router = createRouter(commands)

/** Every command in both languages, with three words that mean nothing to it, behind and in front of what it takes. */
const calls = commands.flatMap((command) =>
  langs.flatMap((lang) => {
    const example = withTestPeople(command.examples[lang][0])
    const rest = router.find(example)?.rest ?? ''
    const verb = example.slice(0, example.length - rest.length).trim()
    return [
      ...new Set([`${verb} ${rest} ${foreign}`, `${verb} ${foreign} ${rest}`].map((call) => call.replace(/ +/g, ' ').trim())),
    ]
  }),
)

describe('words that a command does not read', () => {
  const logLines: string[] = []
  const { test } = useTestBot({ isShared: true, startsAt: testClock.now(), logLines })
  const olga = useShared(() => openConversation(test.sandbox, 'olga'))
  const outcome = () => {
    const line = logLines.findLast((one) => one.includes('"msg":"command"')) ?? '{}'
    return (JSON.parse(line) as { readonly outcome?: string }).outcome
  }

  beforeAll(async () => {
    const given = { title: 'Terraform', lengthMinutes: 120, zone: 'America/Toronto', scheduledBy: 'x' }
    await test.bot.store.meetups.add({ ...given, startsAt: testClock.now() + 7 * 86_400_000 }, testClock.now())
  })

  it.each(calls)('are shown as text, or asked about: %s', async (call) => {
    const reply = await olga.say(call)
    const was = outcome()
    await olga.say('about')
    await olga.say('no')

    // What was taken as text is shown, and what was not read is quoted. Otherwise nothing is done: the reply refuses or asks.
    if (was === 'answered') expect(reply).toMatch(/monkey|Do you mean|Vouliez-vous dire/)
    else expect(was).toBe('refused')
  })
})
