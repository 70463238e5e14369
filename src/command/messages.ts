import { bilingual, plural } from '../shared/i18n/bilingual.ts'
import { fr } from '../shared/i18n/french.ts'
import { escapeMarkdown, unmention } from '../shared/text/sanitize.ts'
import { showCall } from './show-call.ts'

/** What is wrong with the words after a verb. */
export const parseMessages = bilingual({
  en: {
    extra: (words: string) => `I didn't understand “${escapeMarkdown(words)}”. Put text of several words in quotes.`,
    optionTwice: (name: string) => `\`${name}:\` is there twice, and I can only use one. Please write it once.`,
    unknownOption: (typed: string, meant: string) => `I don't know the option \`${typed}:\` here. Did you mean \`${meant}:\`?`,
  },
  fr: {
    extra: (words) => fr`Je n'ai pas compris « ${escapeMarkdown(words)} ». Mettez entre guillemets un texte de plusieurs mots.`,
    optionTwice: (name) =>
      fr`\`${name}:\` s'y trouve deux fois, et je ne peux en retenir qu'une. Veuillez l'écrire une seule fois.`,
    unknownOption: (typed, meant) => fr`Je ne connais pas l'option \`${typed}:\` ici. Vouliez-vous dire \`${meant}:\`?`,
  },
})

/** What the framework itself says. */
export const commandMessages = bilingual({
  en: {
    unknownVerb: (verb: string, en: string | undefined, french: string | undefined) =>
      [
        `I don't know “${escapeMarkdown(verb)}”.`,
        en === undefined
          ? 'Type `!meetup help` to see what I can do.'
          : `Did you mean \`!meetup ${en}\`? \`!meetup help\` lists everything.`,
        french === undefined ? '' : `(En français${'\u00a0'}: \`!rencontre ${french}\`.)`,
      ]
        .filter((part) => part !== '')
        .join(' '),
    onlyOrganizers: () => 'Only an organizer can do this. `!meetup roles` lists them.',
    onlyModerators: () => 'Only an owner or a moderator of this room, or an organizer, can do this.',
    usage: (complaint: string, example: string) => `${complaint}\nFor example: \`!meetup ${unmention(example)}\``,
    howToChoose: () => '_You can answer with a number, `the first`, or a word of the title._',
    tooMany: (limit: number) =>
      `That was more than ${limit} ${plural('en', limit, 'command', 'commands')} in a minute. Please try again in a minute.`,
    broken: (reference: string) =>
      `Something went wrong on my side, and nothing was changed. Please try again; if it happens again, give the organizers this reference: \`${reference}\`.`,
    editNotFollowed: () => "I don't follow edits, and I've already answered this command. Please type it again.",
    sentPrivately: () => "I've replied in a direct message.",
    offerOther: () => '_Réponses en français? Écrivez_ `!rencontre langue fr`',
    changedSince: () => "Something has changed since I showed you this, so here it is again. I haven't done anything yet.",
    howToConfirm: () => 'To go ahead, type `!meetup yes` within five minutes; `!meetup no` leaves everything as it is.',
    alreadyAnswered: () => "You've already answered that.",
    doYouMean: (call: string) => `Do you mean ${showCall(call)}?`,
    orElse: (calls: string) => `Or something else: ${calls}`,
    offer: () => "I'm not sure what you'd like. Is it one of these?",
    notUnderstood: () => "Sorry, I didn't get that.",
    yes: () => 'Yes',
    yesCall: (id: string) => `!meetup yes ${id}`,
    no: () => 'No',
    noCall: (id: string) => `!meetup no ${id}`,
    howToUndo: () => '_Not what you meant?_ `!meetup undo` _(for ten minutes)_',
    howToUndoElsewhere: () => '_Not what you meant?_ `!meetup undo` _(for ten minutes, in the room where you asked)_',
  },
  fr: {
    unknownVerb: (verb, en, french) =>
      fr`${[
        fr`Je ne connais pas « ${escapeMarkdown(verb)} ».`,
        french === undefined
          ? fr`Écrivez \`!rencontre aide\` pour voir ce que je sais faire.`
          : fr`Vouliez-vous dire \`!rencontre ${french}\`? \`!rencontre aide\` énumère tout.`,
        en === undefined ? '' : `(In English: \`!meetup ${en}\`.)`,
      ]
        .filter((part) => part !== '')
        .join(' ')}`,
    onlyOrganizers: () => fr`Seule l'équipe d'organisation peut le faire. \`!rencontre rôles\` indique qui en fait partie.`,
    onlyModerators: () =>
      fr`Seules les personnes propriétaires ou modératrices de ce salon, ou l'équipe d'organisation, peuvent le faire.`,
    usage: (complaint, example) => fr`${complaint}\nPar exemple : \`!rencontre ${unmention(example)}\``,
    howToChoose: () => fr`_Vous pouvez répondre par un numéro, par \`la première\` ou par un mot du titre._`,
    tooMany: (limit) =>
      fr`C'est plus de ${limit} ${plural('fr', limit, 'commande', 'commandes')} en une minute. Veuillez réessayer dans une minute.`,
    broken: (reference) =>
      fr`Un problème est survenu de mon côté, et rien n'a été modifié. Veuillez réessayer; si cela se reproduit, donnez cette référence à l'équipe d'organisation : \`${reference}\`.`,
    editNotFollowed: () =>
      fr`Je ne relis pas les commandes modifiées, et j'ai déjà répondu à celle-ci. Veuillez l'écrire de nouveau.`,
    sentPrivately: () => fr`Je vous ai envoyé la réponse dans un message direct.`,
    offerOther: () => fr`_Answers in English? Type_ \`!meetup lang en\``,
    changedSince: () => fr`La situation a changé depuis; voici donc de nouveau ce que je ferais. Rien n'est encore fait.`,
    howToConfirm: () =>
      fr`Pour continuer, écrivez \`!rencontre oui\` d'ici cinq minutes; \`!rencontre non\` laisse tout en l'état.`,
    alreadyAnswered: () => fr`Vous avez déjà répondu à cette question.`,
    doYouMean: (call) => fr`Vouliez-vous dire ${showCall(call)}?`,
    orElse: (calls) => fr`Ou autre chose : ${calls}`,
    offer: () => fr`Je ne comprends pas tout à fait. Est-ce une de ces demandes?`,
    notUnderstood: () => fr`Je n'ai pas bien compris.`,
    yes: () => fr`Oui`,
    yesCall: (id) => fr`!rencontre oui ${id}`,
    no: () => fr`Non`,
    noCall: (id) => fr`!rencontre non ${id}`,
    howToUndo: () => fr`_Ce n'est pas ce que vous vouliez? Vous pouvez l'annuler pendant dix minutes :_ \`!rencontre défaire\``,
    howToUndoElsewhere: () =>
      fr`_Ce n'est pas ce que vous vouliez? Vous pouvez l'annuler pendant dix minutes, là où vous l'avez demandé :_ \`!rencontre défaire\``,
  },
})
