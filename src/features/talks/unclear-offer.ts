import type { Caller } from '../../command/caller.ts'
import { type Reply, refuse, reply } from '../../command/reply.ts'
import { showCall } from '../../command/show-call.ts'
import { bilingual } from '../../shared/i18n/bilingual.ts'
import { fr } from '../../shared/i18n/french.ts'
import { escapeMarkdown, plainText } from '../../shared/text/sanitize.ts'

const texts = bilingual({
  en: {
    which: () =>
      'Which one do you mean?\n- To give a talk, write its title now, or `!meetup present "Your title"`.\n- To attend the next meetup, type `!meetup going`, or `!meetup remote` to join from elsewhere.',
    give: () => 'Give a talk',
    giveCall: () => '!meetup help present',
    attend: () => 'Attend',
    attendCall: () => '!meetup going',
    remote: () => 'Remotely',
    remoteCall: () => '!meetup remote',
    root: () => '!meetup',
    isDate: (date: string) => `Is “${escapeMarkdown(date)}” the date you'd like, or part of the title?`,
    dated: (title: string, date: string) => `present "${title}" on:${date}`,
    titled: (title: string) => `present "${title}"`,
    onThatDate: () => 'On that date',
    inTitle: () => 'Part of the title',
  },
  fr: {
    which: () =>
      fr`De quoi s'agit-il?\n- Pour donner une présentation, écrivez son titre maintenant, ou \`!rencontre présenter "Votre titre"\`.\n- Pour assister à la prochaine rencontre, écrivez \`!rencontre participer\`, ou \`!rencontre à distance\`.`,
    give: () => fr`Présenter`,
    giveCall: () => fr`!rencontre aide présenter`,
    attend: () => fr`Participer`,
    attendCall: () => fr`!rencontre participer`,
    remote: () => fr`À distance`,
    remoteCall: () => fr`!rencontre à distance`,
    root: () => fr`!rencontre`,
    isDate: (date) => fr`« ${escapeMarkdown(date)} », est-ce la date souhaitée ou une partie du titre?`,
    dated: (title, date) => fr`présenter "${title}" le:${date}`,
    titled: (title) => fr`présenter "${title}"`,
    onThatDate: () => fr`À cette date`,
    inTitle: () => fr`Dans le titre`,
  },
})

/** Without a title, somebody may want to give a talk or to attend. */
export function askWhich({ lang }: Caller): Reply<never> {
  const say = texts[lang]
  const buttons = [
    { label: say.give(), command: say.giveCall() },
    { label: say.attend(), command: say.attendCall() },
    { label: say.remote(), command: say.remoteCall() },
  ]
  return { ...reply(say.which(), { buttons }), lacksWords: true }
}

/** `present My title on 17 December`: the date may be wished for, or belong to the title. */
export function askWhetherDate(
  whole: string,
  { title, date }: { readonly title: string; readonly date: string },
  { lang }: Caller,
): Reply<never> {
  const say = texts[lang]
  const calls = [say.dated(plainText(title), plainText(date)), say.titled(plainText(whole))]
  const lines = calls.map((call, at) => `${at + 1}. ${showCall(`${say.root()} ${call}`)}`)
  const buttons = calls.map((call, at) => ({
    label: at === 0 ? say.onThatDate() : say.inTitle(),
    command: `${say.root()} ${call}`,
  }))
  return { ...refuse([say.isDate(date), ...lines].join('\n')), offers: calls, buttons }
}
