import { reply } from '../../src/command/reply.ts'
import { describeMeetup } from '../../src/features/agenda/messages.ts'
import { answerButtons, describeHowToReact } from '../../src/features/attendance/answer-buttons.ts'
import { takesAnswers } from '../../src/features/meetups/model.ts'
import { roomContextOf, seriesNames } from '../../src/features/series/scope.ts'
import { describeAgenda, describeBacklog } from '../../src/features/talks/agenda-messages.ts'
import { waitingTalks } from '../../src/features/talks/waiting-talks.ts'
import { bilingual } from '../../src/shared/i18n/bilingual.ts'
import { fr } from '../../src/shared/i18n/french.ts'
import { defineCommand } from '../define-command.ts'

const texts = bilingual({
  en: {
    none: () => 'No meetup is planned yet. When one is, `!meetup next` shows it.',
    hints: () => 'More: `!meetup list` all dates · `!meetup minutes` what was said · `!meetup help`',
    all: () => 'All dates',
    allCall: () => '!meetup list',
  },
  fr: {
    none: () => fr`Aucune rencontre n'est encore prévue. Dès qu'il y en aura une, \`!rencontre prochaine\` la montrera.`,
    hints: () =>
      fr`Et aussi : \`!rencontre liste\` toutes les dates · \`!rencontre compte-rendu\` ce qui s'est dit · \`!rencontre aide\``,
    all: () => fr`Toutes les dates`,
    allCall: () => fr`!rencontre liste`,
  },
})

export const next = defineCommand({
  name: 'next',
  verbs: { en: ['next', 'when', '📅'], fr: ['prochaine', 'prochain', 'quand', '📅'] },
  group: 'meetups',
  who: 'all',
  summary: { en: 'the next meetup, or the one in progress', fr: fr`la prochaine rencontre, ou celle en cours` },
  examples: { en: ['next'], fr: ['prochaine'] },
  args: {},
  async run(needs, _args, caller) {
    const { meetups, attendance, talks, clock } = needs
    const { lang, zone } = caller
    const say = texts[lang]
    const now = clock.now()
    const { series } = await roomContextOf(needs, caller)
    const meetup = await meetups.next(now, series?.id)
    if (meetup === undefined) return reply(`${say.none()}\n${say.hints()}`)
    const counts = (await attendance.counts([meetup.id])).get(meetup.id)
    const waiting = await waitingTalks(talks, series?.id)
    const agenda = [
      ...describeAgenda(meetup, await talks.agenda(meetup.id), { lang, now }),
      ...describeBacklog(waiting.length, lang),
    ]
    const details = { counts, agenda, series: (await seriesNames(needs))(meetup) }
    const describe = (reader: { readonly zone: string }) => describeMeetup(meetup, { lang, now, ...reader }, details)
    const react = takesAnswers(meetup, now) ? [describeHowToReact(lang)] : []
    const buttons = [
      ...(takesAnswers(meetup, now) ? answerButtons(meetup, lang, ['room', 'remote']) : []),
      { label: say.all(), command: say.allCall() },
    ]
    const write = (reader: { readonly zone: string }) => [describe(reader), '', ...react, say.hints()].join('\n')
    return { ...reply(write({ zone }), { buttons }), shareable: () => write(meetup), showsMeetup: meetup.id }
  },
})
