import { bilingual } from '../../shared/i18n/bilingual.ts'
import { formatMoment } from '../../shared/i18n/dates.ts'
import { fr } from '../../shared/i18n/french.ts'
import type { Lang } from '../../shared/i18n/lang.ts'
import { describeWhen, describeWhere, type Reader, titleOf } from '../meetups/messages.ts'
import type { Meetup } from '../meetups/model.ts'
import { describeTalk, listTalk, nameTalk } from '../talks/messages.ts'
import type { Talk } from '../talks/model.ts'

const texts = bilingual({
  en: {
    ask: (title: string) => `### Will you present? ${title}`,
    until: (moment: string) => `Please tell me before ${moment}: then the slot goes to the next in line.`,
    please: () => 'Please tell me, so that nobody waits in vain.',
    type: (id: number) => `**Or type**: \`!meetup confirm #${id}\` · \`!meetup withdraw #${id}\``,
    confirm: () => 'Confirm',
    confirmCall: (id: number) => `!meetup confirm #${id}`,
    withdraw: () => 'Withdraw',
    withdrawCall: (id: number) => `!meetup withdraw #${id}`,
    offered: (title: string) => `### A slot has come free for your talk: ${title}`,
    willYou: () =>
      'It is yours if you can be there. If you cannot, withdraw it, or ask an organizer for another date (`!meetup roles` names them).',
    lost: (title: string) => `### Your slot is open again: ${title}`,
    why: (moment: string, isTaken: boolean) =>
      `I had asked whether you will present on ${moment}, and have not heard from you; so the slot ${isTaken ? 'is offered to the next in line' : 'is open to others'}.`,
    stays: (id: number) =>
      `No harm done: your talk (\`#${id}\`) stays accepted and waits for another date. If you can be there after all, please tell an organizer; \`!meetup roles\` names them.`,
    report: (title: string) => `### Talks that were not confirmed: ${title}`,
    back: () => '**Back among those that wait for a date**',
    next: () => '**Offered the slot, and asked to confirm**',
    nobodyNext: () =>
      'No talk that waits fits into the slot. `!meetup talks` lists what waits, `!meetup topics` what people would like to hear.',
  },
  fr: {
    ask: (title) => fr`### Présenterez-vous? ${title}`,
    until: (moment) => fr`Veuillez me le dire avant ${moment} : le créneau ira ensuite à la personne suivante.`,
    please: () => fr`Veuillez me le dire, pour que personne n'attende en vain.`,
    type: (id) => fr`**Ou écrivez** : \`!rencontre confirmer #${id}\` · \`!rencontre retirer #${id}\``,
    confirm: () => fr`Confirmer`,
    confirmCall: (id) => fr`!rencontre confirmer #${id}`,
    withdraw: () => fr`Retirer`,
    withdrawCall: (id) => fr`!rencontre retirer #${id}`,
    offered: (title) => fr`### Un créneau s'est libéré pour votre présentation : ${title}`,
    willYou: () =>
      fr`Il est à vous si vous pouvez y être. Sinon, retirez votre présentation ou demandez une autre date à l'équipe d'organisation (\`!rencontre rôles\` en nomme les membres).`,
    lost: (title) => fr`### Votre créneau est libéré : ${title}`,
    why: (moment, isTaken) =>
      fr`Je vous avais demandé si vous présenterez ${moment}, et je n'ai pas eu de réponse; le créneau est donc ${isTaken ? fr`offert à la personne suivante` : fr`ouvert à d'autres`}.`,
    stays: (id) =>
      fr`Il n'y a pas de mal : votre présentation (\`#${id}\`) reste acceptée et attend une autre date. Si vous pouvez y être malgré tout, veuillez le dire à un organisateur; \`!rencontre rôles\` les nomme.`,
    report: (title) => fr`### Présentations non confirmées : ${title}`,
    back: () => fr`**De retour parmi celles qui attendent une date**`,
    next: () => fr`**Créneau offert, confirmation demandée**`,
    nobodyNext: () =>
      fr`Aucune présentation en attente n'entre dans ce créneau. \`!rencontre présentations\` énumère celles qui attendent, \`!rencontre sujets\` ce dont on aimerait entendre parler.`,
  },
})

/** Asks presenters to confirm. `until`: when the slot goes to somebody else, if it does. */
export function describeAsk(talk: Talk, meetup: Meetup, until: number | undefined, reader: Reader): string {
  const { lang } = reader
  const say = texts[lang]
  return [
    say.ask(nameTalk(talk, lang)),
    ...describeWhen(meetup, reader),
    ...describeWhere(meetup, lang),
    until === undefined ? say.please() : say.until(formatMoment(until, lang, meetup.zone)),
    say.type(talk.id),
  ].join('\n')
}

export function confirmButtons({ id }: Talk, lang: Lang): readonly { readonly label: string; readonly command: string }[] {
  const say = texts[lang]
  return [
    { label: say.confirm(), command: say.confirmCall(id) },
    { label: say.withdraw(), command: say.withdrawCall(id) },
  ]
}

/** For a waiting talk that now has a slot, if its presenter confirms. */
export function describeOffered(talk: Talk, reader: Reader): string {
  const say = texts[reader.lang]
  return [say.offered(nameTalk(talk, reader.lang)), ...describeTalk(talk, reader), say.willYou(), say.type(talk.id)].join('\n')
}

/** For presenters who haven't confirmed. `isTaken`: the slot was offered to somebody else. */
export function describeLostSlot(talk: Talk, meetup: Meetup, isTaken: boolean, { lang }: Pick<Reader, 'lang'>): string {
  const say = texts[lang]
  const moment = formatMoment(meetup.startsAt, lang, meetup.zone)
  return [say.lost(nameTalk(talk, lang)), say.why(moment, isTaken), say.stays(talk.id)].join('\n')
}

/** For organizers: who lost a slot, and who was offered one. */
export function describeReopened(
  meetup: Meetup,
  { lost, offered }: { readonly lost: readonly Talk[]; readonly offered: readonly Talk[] },
  reader: Reader,
): string {
  const { lang } = reader
  const say = texts[lang]
  const list = (talks: readonly Talk[]) => talks.map((talk) => listTalk(talk, reader))
  return [
    say.report(titleOf(meetup, lang)),
    ...describeWhen(meetup, reader),
    say.back(),
    ...list(lost),
    ...(offered.length === 0 ? [] : [say.next(), ...list(offered)]),
    ...(offered.length < lost.length ? [say.nobodyNext()] : []),
  ].join('\n')
}
