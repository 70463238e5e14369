import { anyWords } from '../../src/command/args/kinds.ts'
import type { Command, Group } from '../../src/command/command.ts'
import { refuse, replyPrivately } from '../../src/command/reply.ts'
import type { Services, Workspace } from '../../src/features/services.ts'
import { bilingual } from '../../src/shared/i18n/bilingual.ts'
import { fr } from '../../src/shared/i18n/french.ts'
import { type Lang, langs } from '../../src/shared/i18n/lang.ts'
import { fold } from '../../src/shared/text/fold.ts'
import { escapeMarkdown, unmention } from '../../src/shared/text/sanitize.ts'
import { defineCommand } from '../define-command.ts'

/** Keeps a private reply under fifteen lines. */
const mostFound = 8

const texts = bilingual({
  en: {
    other: () => '_En français\u00a0:_ `!rencontre aide`',
    forms: (forms: string) => `Type ${forms}, or just \`next\` in a direct message to me.`,
    group: (group: Group, verbs: string) =>
      `**${{ meetups: 'Meetups', talks: 'Talks', minutes: 'Minutes', you: 'You', organizers: 'Organizers', bot: 'The bot' }[group]}**: ${verbs}`,
    more: () => 'More on one: `!meetup help list` · Find one: `!meetup help search date`',
    who: (who: Command<Services>['who']) =>
      ({ all: '', organizer: ' (organizers)', moderator: ' (organizers and moderators of the room)' })[who],
    example: (call: string) => `For example: \`!meetup ${unmention(call)}\``,
    same: (verbs: string) => `Also: ${verbs}`,
    notFound: (words: string) => `I can't find a command for “${escapeMarkdown(words)}”. \`!meetup help\` lists them all.`,
    search: () => 'search',
  },
  fr: {
    other: () => fr`_In English:_ \`!meetup help\``,
    forms: (forms) => fr`Écrivez ${forms}, ou simplement \`prochaine\` dans un message direct.`,
    group: (group, verbs) =>
      fr`**${{ meetups: 'Rencontres', talks: 'Présentations', minutes: 'Comptes rendus', you: 'Vous', organizers: 'Organisation', bot: 'Le robot' }[group]}** : ${verbs}`,
    more: () => fr`Le détail : \`!rencontre aide liste\` · Chercher : \`!rencontre aide chercher date\``,
    who: (who) => fr`${{ all: '', organizer: ' (organisateurs)', moderator: ' (organisateurs et modérateurs du salon)' }[who]}`,
    example: (call) => fr`Par exemple : \`!rencontre ${unmention(call)}\``,
    same: (verbs) => fr`Autrement dit : ${verbs}`,
    notFound: (words) =>
      fr`Je n'ai trouvé aucune commande pour « ${escapeMarkdown(words)} ». \`!rencontre aide\` les énumère toutes.`,
    search: () => fr`chercher`,
  },
})

/** `catalogue` lists the commands it explains. */
export function createHelp(catalogue: () => readonly Command<Services>[]): Command<Services> {
  return defineCommand({
    name: 'help',
    verbs: { en: ['help'], fr: ['aide'] },
    group: 'bot',
    who: 'all',
    summary: { en: 'what I can do', fr: fr`ce que je sais faire` },
    examples: { en: ['help', 'help list', 'help search date'], fr: ['aide', 'aide liste', 'aide chercher date'] },
    args: { words: anyWords() },
    async run({ workspace }, { words = '' }, { lang }) {
      const say = texts[lang]
      const commands = catalogue()
      if (words === '') return replyPrivately(overview(commands, workspace, lang))
      const [first = '', ...rest] = fold(words).split(' ')
      const isSearch = langs.some((one) => fold(texts[one].search()) === first) && rest.length > 0
      const found = isSearch ? search(commands, rest.join(' ')) : commands.filter((command) => isCalled(command, fold(words)))
      if (found.length === 0) return refuse(say.notFound(words.slice(0, 100)))
      return replyPrivately(
        [say.other(), ...found.slice(0, mostFound).flatMap((command) => explain(command, lang, found.length === 1))].join('\n'),
      )
    },
  })
}

function overview(commands: readonly Command<Services>[], { settings, botName }: Workspace, lang: Lang): string {
  const say = texts[lang]
  const [root, verb] = lang === 'fr' ? ['rencontre', 'prochaine'] : ['meetup', 'next']
  const forms = [
    ...(settings.unrecognizedSlash === true ? [`\`/${root} ${verb}\``] : []),
    `\`!${root} ${verb}\``,
    `\`@${botName} ${verb}\``,
  ]
  const groups = [...new Set(commands.map(({ group }) => group))]
  return [
    say.other(),
    say.forms(forms.join(', ')),
    ...groups.map((group) =>
      say.group(
        group,
        listVerbs(
          commands.filter((one) => one.group === group),
          lang,
        ),
      ),
    ),
    say.more(),
  ].join('\n')
}

function listVerbs(commands: readonly Command<Services>[], lang: Lang): string {
  return commands.map(({ verbs }) => `\`${verbs[lang][0]}\``).join(' · ')
}

function explain(command: Command<Services>, lang: Lang, whole: boolean): readonly string[] {
  const say = texts[lang]
  const [verb, ...synonyms] = command.verbs[lang]
  const line = `\`${verb}\` ${command.summary[lang]}${say.who(command.who)}`
  if (!whole) return [line]
  return [
    line,
    ...command.examples[lang].slice(0, 4).map(say.example),
    ...(synonyms.length > 0 ? [say.same(synonyms.map((one) => `\`${one}\``).join(', '))] : []),
  ]
}

function isCalled(command: Command<Services>, typed: string): boolean {
  return langs.some((lang) => command.verbs[lang].some((verb) => fold(verb) === typed))
}

function search(commands: readonly Command<Services>[], words: string): readonly Command<Services>[] {
  return commands.filter((command) =>
    langs.some((lang) =>
      fold([command.summary[lang], ...command.verbs[lang], ...command.examples[lang]].join(' ')).includes(words),
    ),
  )
}
