import type { Story } from './story.ts'

/** Autumn of a community that speaks English first: a series from its first day to a month in which nobody presents. */
export async function playInEnglish(story: Story): Promise<void> {
  await september(story)
  await october(story)
  await november(story)
}

async function september(story: Story): Promise<void> {
  const { say, tell, react, until } = story
  story.chapter('September: a new series')
  await say(
    'olivia',
    'cloudnative',
    '!meetup series add "Cloud Native @ GoC" every 3rd thursday 13:00 place:90 Elgin, Ottawa join:https://meet.example.ca/cn capacity:3',
  )
  await say('olivia', 'cloudnative', '!meetup yes')
  await say('olivia', 'cloudnative', '!meetup series bind')
  await say('olivia', 'cloudnative', '!meetup subscribe lang:both')
  await say('olivia', 'general', '!meetup subscribe lang:both quiet:on')
  await say('alice', 'cloudnative', '!meetup next')
  await tell('priya', 'department Statistics Canada')
  await tell('priya', 'present "Terraform at StatCan" length:30 on:2026-09-17')
  await say('francois', 'cloudnative', "!rencontre présenter « L'avenir de Kubernetes » durée:20 langue:fr")

  await until('2026-09-03 10:00')
  await tell('olivia', 'talks')
  await tell('olivia', `accept #${story.numberOf('Terraform at StatCan')}`)
  await tell('priya', `confirm #${story.numberOf('Terraform at StatCan')}`)
  await say('olivia', 'cloudnative', '!meetup announce')
  await say('olivia', 'cloudnative', '!meetup yes')
  await until('2026-09-03 10:02')
  const announcement = story.botMessage('cloudnative', 'Code of conduct')
  await react('alice', announcement, ':+1:')
  await react('francois', announcement, ':computer:')
  await react('victor', announcement, ':+1:')
  await tell('priya', 'going')
  await say('mei', 'general', '!meetup going')
  await until('2026-09-03 10:05')

  await until('2026-09-08 09:30')
  await tell('alice', 'not going')
  await tell('olivia', 'edit meetup 2026-09-17 title:Infrastructure as code')
  await until('2026-09-08 09:35')

  await until('2026-09-17 13:30')
  await say('victor', 'cloudnative', '!meetup next')
  await until('2026-09-18 16:00')
  const talk = story.numberOf('Terraform at StatCan')
  await tell('priya', `attach #${talk} slides:https://example.ca/terraform.pdf`)
  await tell('olivia', `attach #${talk} recording:https://example.ca/terraform.mp4`)
  await say('alice', 'cloudnative', '!meetup list past')
}

async function october(story: Story): Promise<void> {
  const { say, tell, until } = story
  story.chapter('October: a vendor, a move and a change of mind')
  await until('2026-09-29 09:00')
  await tell('karl', 'present "Faster clusters" length:30 vendor:Acme sponsor:@alice')
  await tell('olivia', `accept #${story.numberOf('Faster clusters')} 2026-10-15`)
  await tell('alice', 'remote 2026-10-15')
  await say('mei', 'cloudnative', '!meetup going 2026-10-15')
  await say('olivia', 'cloudnative', '!meetup announce 2026-10-15')
  await say('olivia', 'cloudnative', '!meetup yes')
  await until('2026-09-29 09:05')
  await say('olivia', 'cloudnative', '!meetup move 2026-10-15 2026-10-22 13:00')
  await say('olivia', 'cloudnative', '!meetup yes')
  await until('2026-10-02 11:00')
  await tell('karl', `withdraw #${story.numberOf('Faster clusters')}`)
  await tell('olivia', `place #${story.numberOf("L'avenir de Kubernetes")} 2026-10-22`)
  await until('2026-10-18 08:00')
  await tell('olivia', 'talks')
  await until('2026-10-23 18:00')
}

async function november(story: Story): Promise<void> {
  const { say, tell, until } = story
  story.chapter('November: nobody presents')
  await until('2026-10-30 09:00')
  await say('alice', 'cloudnative', '!meetup suggest "Secrets in Git"')
  await say('mei', 'cloudnative', `!meetup vote #${story.numberOf('Secrets in Git')}`)
  await until('2026-11-05 18:00')
  await say('olivia', 'cloudnative', '!meetup announce 2026-11-19')
  await say('olivia', 'cloudnative', '!meetup yes')
  await until('2026-11-06 12:00')
  await say('mei', 'cloudnative', '!meetup going 2026-11-19')
  await until('2026-11-10 09:00')
  await say('olivia', 'cloudnative', '!meetup cancel meetup 2026-11-19 reason:Nobody could present, and the room floods')
  await say('olivia', 'cloudnative', '!meetup yes')
  await until('2026-11-10 09:05')
  await say('alice', 'cloudnative', '!meetup next')
  await tell('olivia', 'log 8')
}
