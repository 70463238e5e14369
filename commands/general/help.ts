import { anyWords } from '../../src/command/args/texts.ts'
import type { Command, Group } from '../../src/command/command.ts'
import { refuse, replyPrivately } from '../../src/command/reply.ts'
import type { Services } from '../../src/features/services.ts'
import { showOverview } from '../../src/features/welcome/overview.ts'
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
    topic: (group: Group) =>
      ({ meetups: 'meetups', talks: 'talks', minutes: 'minutes', you: 'you', organizers: 'organizers', bot: 'bot' })[group],
    all: () => 'all',
    group: (group: Group, verbs: string) =>
      `**${{ meetups: 'Meetups', talks: 'Talks', minutes: 'Minutes', you: 'You', organizers: 'Organizers', bot: 'The bot' }[group]}**: ${verbs}`,
    more: () => 'More on one: `!meetup help list` · Find one: `!meetup help search date`',
    who: (who: Command<Services>['who']) =>
      ({ all: '', organizer: ' (organizers)', moderator: ' (organizers and moderators of the room)' })[who],
    example: (call: string) => `For example: \`!meetup ${unmention(call)}\``,
    same: (verbs: string) => `Also: ${verbs}`,
    notFound: (words: string) => `I can't find a command for “${escapeMarkdown(words)}”. \`!meetup help all\` lists them all.`,
    search: () => 'search',
    help: () => '!meetup help',
  },
  fr: {
    other: () => fr`_In English:_ \`!meetup help\``,
    topic: (group) =>
      fr`${{ meetups: 'rencontres', talks: 'présentations', minutes: 'comptes rendus', you: 'vous', organizers: 'organisation', bot: 'robot' }[group]}`,
    all: () => fr`tout`,
    group: (group, verbs) =>
      fr`**${{ meetups: 'Rencontres', talks: 'Présentations', minutes: 'Comptes rendus', you: 'Vous', organizers: 'Organisation', bot: 'Le robot' }[group]}** : ${verbs}`,
    more: () => fr`Le détail : \`!rencontre aide liste\` · Chercher : \`!rencontre aide chercher date\``,
    who: (who) =>
      fr`${{ all: '', organizer: ' (équipe d’organisation)', moderator: ' (équipe d’organisation et modération du salon)' }[who]}`,
    example: (call) => fr`Par exemple : \`!rencontre ${unmention(call)}\``,
    same: (verbs) => fr`Autrement dit : ${verbs}`,
    notFound: (words) =>
      fr`Je n'ai trouvé aucune commande pour « ${escapeMarkdown(words)} ». \`!rencontre aide tout\` les énumère.`,
    search: () => fr`chercher`,
    help: () => fr`!rencontre aide`,
  },
})

/** `catalogue` lists the commands it explains. */
export function createHelp(catalogue: () => readonly Command<Services>[]): Command<Services> {
  return defineCommand({
    name: 'help',
    verbs: { en: ['help', '💡'], fr: ['aide', '💡'] },
    group: 'bot',
    who: 'all',
    summary: { en: 'what I can do', fr: fr`ce que je sais faire` },
    examples: {
      en: ['help', 'help talks', 'help list', 'help search date', 'help all'],
      fr: ['aide', 'aide présentations', 'aide liste', 'aide chercher date', 'aide tout'],
    },
    args: { words: anyWords() },
    async run({ workspace, roles }, { words = '' }, { id, lang }) {
      const say = texts[lang]
      const commands = catalogue()
      if (words === '') {
        const client = { botName: workspace.botName, takesSlash: workspace.settings.unrecognizedSlash === true }
        const topics = groupsOf(commands).map((group) => `${say.help()} ${say.topic(group)}`)
        const overview = showOverview(client, topics, (await roles.has(id, 'organizer')) ? 'organizer' : 'member', lang)
        return { ...overview, text: `${say.other()}\n${overview.text}` }
      }
      const typed = fold(words)
      if (langs.some((one) => fold(texts[one].all()) === typed)) return replyPrivately(listAll(commands, lang))
      const [first = '', ...rest] = typed.split(' ')
      const isSearch = langs.some((one) => fold(texts[one].search()) === first) && rest.length > 0
      const group = groupsOf(commands).find((one) => langs.some((spoken) => fold(texts[spoken].topic(one)) === typed))
      const found = isSearch ? search(commands, rest.join(' ')) : commands.filter((command) => isCalled(command, typed))
      if (found.length === 0 && group === undefined) return refuse(say.notFound(words.slice(0, 100)))
      return replyPrivately(
        [
          say.other(),
          ...(group === undefined ? [] : [listGroup(commands, group, lang)]),
          ...found.slice(0, mostFound).flatMap((command) => explain(command, lang, found.length === 1)),
          ...(group === undefined ? [] : [say.more()]),
        ].join('\n'),
      )
    },
  })
}

type Commands = readonly Command<Services>[]

function listAll(commands: Commands, lang: Lang): string {
  const say = texts[lang]
  return [say.other(), ...groupsOf(commands).map((group) => listGroup(commands, group, lang)), say.more()].join('\n')
}

function listGroup(commands: Commands, group: Group, lang: Lang): string {
  const verbs = listVerbs(
    commands.filter((one) => one.group === group),
    lang,
  )
  return texts[lang].group(group, verbs)
}

function groupsOf(commands: Commands): readonly Group[] {
  return [...new Set(commands.map(({ group }) => group))]
}

function listVerbs(commands: Commands, lang: Lang): string {
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

function search(commands: Commands, words: string): Commands {
  return commands.filter((command) =>
    langs.some((lang) =>
      fold([command.summary[lang], ...command.verbs[lang], ...command.examples[lang]].join(' ')).includes(words),
    ),
  )
}
