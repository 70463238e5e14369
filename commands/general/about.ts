import { reply } from '../../src/command/reply.ts'
import { bilingual, plural } from '../../src/shared/i18n/bilingual.ts'
import { fr } from '../../src/shared/i18n/french.ts'
import { defineCommand } from '../define-command.ts'

const texts = bilingual({
  en: {
    page: (url: string) => `**The meetups on a page, and as a calendar to subscribe to**: ${url}/ · ${url}/calendar.ics`,
    about: (version: string, days: number, logDays: number) =>
      [
        `### Rendezvous ${version}`,
        'The bot of our meetup: dates, minutes and reminders, in both official languages.',
        `**What I store**: the commands you send me, for ${days} ${plural('en', days, 'day', 'days')}; the language, time zone, department, quiet hours and switched-off messages you choose; which meetups you come to; the talks you offer, the topics you suggest and vote for; what is added to the minutes, and who was there; who organizes; for ${logDays} days, who changed what; for ten minutes, my last private reply to you. I don't keep what you say to each other, and \`!meetup forget me\` erases what you've told me.`,
        '**What I read**: the published minutes. `!meetup help` shows what I can do.',
      ].join('\n'),
  },
  fr: {
    page: (url) => fr`**Les rencontres sur une page, et en calendrier auquel s'abonner** : ${url}/ · ${url}/calendar.ics`,
    about: (version, days, logDays) =>
      fr`### Rendezvous ${version}\nLe robot de notre rencontre : dates, comptes rendus et rappels, dans les deux langues officielles.\n**Ce que je conserve** : les commandes que vous m'envoyez, pendant ${days} ${plural('fr', days, 'jour', 'jours')}; la langue, le fuseau horaire, le ministère et les heures de silence que vous choisissez, et les messages que vous désactivez; à quelles rencontres vous venez; les présentations que vous proposez, les sujets que vous suggérez et vos votes; ce qui est marqué pour le compte rendu, et qui a dit y être; qui organise; pendant ${logDays} jours, qui a modifié quoi; pendant dix minutes, la dernière réponse que je vous ai donnée en privé. Je ne garde rien de ce que vous vous dites, et \`!rencontre oublie-moi\` efface ce que vous m'avez dit.\n**Ce que je lis** : les comptes rendus publiés. \`!rencontre aide\` montre ce que je sais faire.`,
  },
})

export const about = defineCommand({
  name: 'about',
  verbs: { en: ['about'], fr: ['à propos', 'apropos'] },
  group: 'bot',
  who: 'all',
  summary: { en: 'what I am, and what I store', fr: fr`ce que je suis, et ce que je conserve` },
  examples: { en: ['about'], fr: ['à propos'] },
  args: {},
  async run({ community }, _args, { lang }) {
    const { version, retentionDays, logDays, publicUrl } = community
    const say = texts[lang]
    return reply(
      [say.about(version, retentionDays, logDays), ...(publicUrl === undefined ? [] : [say.page(publicUrl)])].join('\n'),
    )
  },
})
