import { expect, it } from 'vitest'
import { openTalkScene } from '../../support/talk-scene.ts'
import { useEach } from '../../support/use-each.ts'

const scene = useEach(openTalkScene)

it('shows a meetup by its number, and takes reactions to it', async () => {
  const meetup = await scene.plan(20)

  const shown = await scene.test.ask('akua', `!meetup show #${meetup.id}`)
  scene.test.sandbox.reactAs('rhys', shown._id, ':computer:')

  expect(shown.msg).toContain('### Gathering\n**When**: ')
  await expect.poll(() => scene.test.bot.store.attendance.of(meetup.id)).toMatchObject([{ username: 'rhys', mode: 'remote' }])
})

it('shows a talk by its number, with its abstract', async () => {
  const { id } = await scene.offer('akua', 'present "Helm" abstract:Charts for all')

  const { msg } = await scene.test.ask('rhys', `!meetup show #${id}`)

  expect(msg).toContain('### “Helm”\n**Presenter**: akua')
  expect(msg).toContain('**Abstract**: Charts for all')
})

it('shows a topic by its number, with its votes', async () => {
  await scene.test.ask('akua', '!meetup suggest "Service mesh"')
  const [topic] = await scene.test.bot.store.topics.ranked()

  const { msg } = await scene.test.ask('rhys', `!rencontre voir #${topic?.id}`)

  expect(msg.replaceAll('\u00a0', ' ')).toContain(
    `### Sujet : Service mesh\n**Votes** : 1 personne souhaite en entendre parler\nVoter : \`!rencontre voter #${topic?.id}\``,
  )
})

it('shows nobody else what is held, and says where numbers are found', async () => {
  await scene.privately('rhys', 'present "Our mesh" vendor:ACME sponsor:@akua')
  const [talk] = await scene.test.bot.store.talks.backlog()

  const held = await scene.test.ask('felix', `!meetup show #${talk?.id}`)
  const unknown = await scene.test.ask('felix', '!meetup show #999')

  expect(held.msg).toContain(`There's no talk \`#${talk?.id}\``)
  expect(held.msg).not.toContain('Our mesh')
  expect(unknown.msg).toContain(
    "There's nothing with the number `#999`. `!meetup list`, `!meetup talks` and `!meetup topics` list",
  )
})
