import { anyWords } from '../../src/command/args/kinds.ts'
import type { Command, Group } from '../../src/command/command.ts'
import { type Reply, refuse, replyPrivately } from '../../src/command/reply.ts'
import type { Workspace } from '../../src/features/community.ts'
import type { Services } from '../../src/features/services.ts'
import { bilingual } from '../../src/shared/i18n/bilingual.ts'
import { fr } from '../../src/shared/i18n/french.ts'
import { type Lang, langs } from '../../src/shared/i18n/lang.ts'
import { fold } from '../../src/shared/text/fold.ts'
import { escapeMarkdown, unmention } from '../../src/shared/text/sanitize.ts'
import { defineCommand } from '../define-command.ts'

/** Keeps a private reply under fifteen lines. */
const mostFound = 8

/** What people most likely want to type. */
type Role = 'member' | 'organizer'

type Shortcut = 'next' | 'talks' | 'organizers' | 'all'

const asList = (lines: readonly string[]) => lines.map((line) => `- ${line}`).join('\n')

const texts = bilingual({
  en: {
    other: () => '_En français\u00a0:_ `!rencontre aide`',
    forms: (forms: string) => `In a room type ${forms}; in a direct message to me just \`next\`, or say it in your own words:`,
    sentences: (who: Role) =>
      asList(
        {
          member: [
            'When is the next meetup?',
            'I’ll be there',
            'I’m joining online',
            'I can’t make it',
            'I would like to give a talk about testing',
            'Remind me tomorrow at 9',
            'Can I get the slides?',
            'Who organizes this?',
          ],
          organizer: [
            'When is the next meetup?',
            'Schedule a meetup on the third Thursday at 1 pm',
            'Who is coming?',
            'Announce the next meetup',
            'Remind me tomorrow at 9',
            'Where are the minutes?',
            'Can I get the slides?',
            'What was promised?',
          ],
        }[who],
      ),
    topics: (topics: string) => `By topic: ${topics} · everything: \`!meetup help all\``,
    topic: (group: Group) =>
      ({ meetups: 'meetups', talks: 'talks', minutes: 'minutes', you: 'you', organizers: 'organizers', bot: 'bot' })[group],
    all: () => 'all',
    label: (which: Shortcut) => ({ next: 'Next meetup', talks: 'Talks', organizers: 'Organizers', all: 'Everything' })[which],
    call: (which: Shortcut) => (which === 'next' ? '!meetup next' : `!meetup help ${which}`),
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
    forms: (forms) =>
      fr`Dans un salon, écrivez ${forms}; dans un message direct, simplement \`prochaine\`, ou dites-le dans vos mots :`,
    sentences: (who) =>
      fr`${asList(
        {
          member: [
            fr`C'est quand la prochaine rencontre?`,
            fr`Je serai là`,
            fr`Je me joins en ligne`,
            fr`Je ne pourrai pas venir`,
            fr`J'aimerais faire une présentation sur les tests`,
            fr`Rappelle-moi demain à 9 h`,
            fr`Est-ce que je peux avoir les diapos?`,
            fr`Qui organise?`,
          ],
          organizer: [
            fr`C'est quand la prochaine rencontre?`,
            fr`Planifie une rencontre le troisième jeudi à 13 h`,
            fr`Qui vient?`,
            fr`Annonce la prochaine rencontre`,
            fr`Rappelle-moi demain à 9 h`,
            fr`Où sont les comptes rendus?`,
            fr`Est-ce que je peux avoir les diapos?`,
            fr`Qu'est-ce qui a été promis?`,
          ],
        }[who],
      )}`,
    topics: (topics) => fr`Par sujet : ${topics} · tout : \`!rencontre aide tout\``,
    topic: (group) =>
      fr`${{ meetups: 'rencontres', talks: 'présentations', minutes: 'comptes rendus', you: 'vous', organizers: 'organisation', bot: 'robot' }[group]}`,
    all: () => fr`tout`,
    label: (which) =>
      fr`${{ next: 'Prochaine rencontre', talks: 'Présentations', organizers: 'Organisation', all: 'Tout' }[which]}`,
    call: (which) =>
      fr`!rencontre ${{ next: 'prochaine', talks: 'aide présentations', organizers: 'aide organisation', all: 'aide tout' }[which]}`,
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
      if (words === '') return welcome(workspace, commands, (await roles.has(id, 'organizer')) ? 'organizer' : 'member', lang)
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

/** Fits on a phone: what to say, then where the rest is. */
function welcome({ settings, botName }: Workspace, commands: Commands, who: 'member' | 'organizer', lang: Lang): Reply<never> {
  const say = texts[lang]
  const [root, verb] = lang === 'fr' ? ['rencontre', 'prochaine'] : ['meetup', 'next']
  const forms = [
    ...(settings.unrecognizedSlash === true ? [`\`/${root} ${verb}\``] : []),
    `\`!${root} ${verb}\``,
    `\`@${botName} ${verb}\``,
  ]
  const topics = groupsOf(commands).map((group) => `\`${say.help()} ${say.topic(group)}\``)
  const buttons = (['next', who === 'organizer' ? 'organizers' : 'talks', 'all'] as const).map((which) => ({
    label: say.label(which),
    command: say.call(which),
  }))
  const lines = [say.other(), say.forms(forms.join(', ')), say.sentences(who), say.topics(topics.join(' · '))]
  return { ...replyPrivately(lines.join('\n')), buttons }
}

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
