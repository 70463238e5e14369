import { bilingual } from '../../shared/i18n/bilingual.ts'
import { fr } from '../../shared/i18n/french.ts'
import type { Lang } from '../../shared/i18n/lang.ts'
import { escapeMarkdown, inlineCode } from '../../shared/text/sanitize.ts'
import { describeMinutesTrouble } from '../minutes/trouble-messages.ts'

interface Trouble {
  readonly kind: Parameters<typeof describeMinutesTrouble>[0]
  /** Git's own message. */
  readonly detail?: string
}

export interface PublishedMinutesNews {
  readonly title: string
  readonly meetupId: number
  /** Links of talks are added to minutes that are already published. */
  readonly isAmendment: boolean
  /** Publishing was tried before, and a patch may have been sent. */
  readonly isAnotherTry?: boolean
  /** Where the site shows the page once the proposal is merged. */
  readonly page?: string
}

/** How publishing some minutes went. */
export type PublicationNews =
  | { readonly kind: 'pushed'; readonly branch: string; readonly commit: string; readonly link?: string }
  /** `why`: why it could not be pushed, if there is a repository. */
  | { readonly kind: 'patch'; readonly name: string; readonly why?: Trouble }
  | { readonly kind: 'exists'; readonly file: string; readonly branch?: string }
  | { readonly kind: 'refused'; readonly why: Trouble }
  | { readonly kind: 'trouble' }
  /** The file that links should be added to is neither published nor proposed. */
  | { readonly kind: 'absent' }

const texts = bilingual({
  en: {
    headline: (kind: PublicationNews['kind'], title: string, isAmendment: boolean) =>
      `### ${{ pushed: 'Proposed to the site', patch: 'Ready for the site', exists: 'Not published', refused: 'Not published', absent: 'Not published', trouble: 'Not published yet' }[kind]}: ${isAmendment ? `new links in “${title}”` : title}`,
    absent: () =>
      "I can't find the file of these minutes, either published or proposed. If you have it, please add the links yourself: `!meetup talks` shows them.",
    pushed: (branch: string, commit: string) => `**Branch**: ${branch}\n**Commit**: ${commit}`,
    link: (url: string) => `**Review and merge**: ${url}`,
    page: (url: string) => `**Page, once merged**: ${url}`,
    there: (url: string) => `**Page**: ${url}`,
    superseded: () => "If I sent you a patch of these minutes before, you don't need it any more.",
    patch: (name: string) =>
      `Here's a patch. Copy the blocks below, in order, into a file named ${inlineCode(name)}, then run ${inlineCode(`git am ${name}`)} in the site's repository.`,
    noRepository: () => "There's no repository I can write to.",
    exists: (file: string, branch: string | undefined) =>
      `There's already a file ${file}${branch === undefined ? '' : ` on the branch ${branch}`}. I've left it as it is.`,
    asAnother: (id: number) =>
      `If it belongs to another meetup, type \`!meetup end #${id}\` again: this file then gets a number of its own.`,
    again: (id: number) => `Once that's fixed, try again with \`!meetup end #${id}\`.`,
    trouble: () => "I can't reach the repository. I'll keep trying and let you know how it goes.",
  },
  fr: {
    headline: (kind, title, isAmendment) =>
      fr`### ${{ pushed: 'Proposé au site', patch: 'Prêt pour le site', exists: 'Non publié', refused: 'Non publié', absent: 'Non publié', trouble: 'Pas encore publié' }[kind]} : ${isAmendment ? fr`nouveaux liens dans « ${title} »` : title}`,
    absent: () =>
      fr`Le fichier de ce compte rendu n'est ni parmi les comptes rendus ni proposé. Qui le détient peut y ajouter les liens; \`!rencontre présentations\` les montre.`,
    pushed: (branch, commit) => fr`**Branche** : ${branch}\n**Commit** : ${commit}`,
    link: (url) => fr`**Pour l'examiner et le fusionner** : ${url}`,
    page: (url) => fr`**Page, une fois fusionné** : ${url}`,
    there: (url) => fr`**Page** : ${url}`,
    superseded: () => fr`Si je vous avais envoyé un correctif de ce compte rendu, il ne sert plus.`,
    patch: (name) =>
      fr`Voici un correctif. Copiez les blocs qui suivent, l'un derrière l'autre, dans un fichier ${inlineCode(name)}, puis exécutez ${inlineCode(`git am ${name}`)} dans le dépôt du site.`,
    noRepository: () => fr`Il n'y a aucun dépôt où je pourrais écrire.`,
    exists: (file, branch) =>
      fr`Il existe déjà un fichier ${file}${branch === undefined ? '' : fr` sur la branche ${branch}`}. Je l'ai laissé tel quel.`,
    asAnother: (id) =>
      fr`S'il est celui d'une autre rencontre, \`!rencontre terminer #${id}\` donne à celui-ci un numéro à lui.`,
    again: (id) => fr`Une fois le problème réglé, \`!rencontre terminer #${id}\` fait une nouvelle tentative.`,
    trouble: () => fr`Le dépôt est inaccessible. Je continue d'essayer et vous dirai comment cela se termine.`,
  },
})

/** For the person who ended the minutes. */
export function describePublication(
  news: PublicationNews,
  { title, meetupId, isAmendment, isAnotherTry, page }: PublishedMinutesNews,
  lang: Lang,
): string {
  const say = texts[lang]
  return [
    say.headline(news.kind, escapeMarkdown(title), isAmendment),
    ...describe(news, isAmendment ? undefined : meetupId, lang, page),
    ...(news.kind === 'pushed' && page !== undefined && page !== news.link ? [say.page(page)] : []),
    ...(news.kind === 'pushed' && isAnotherTry === true ? [say.superseded()] : []),
  ].join('\n')
}

/** `meetupId`: given when `end` can try again. */
function describe(
  news: PublicationNews,
  meetupId: number | undefined,
  lang: Lang,
  page: string | undefined,
): readonly string[] {
  const say = texts[lang]
  const again = meetupId === undefined ? [] : [say.again(meetupId)]
  switch (news.kind) {
    case 'pushed': {
      // A server that merges by itself names the page.
      const name = news.link === page ? say.there : say.link
      const link = news.link === undefined ? [] : [name(news.link)]
      return [say.pushed(inlineCode(news.branch), inlineCode(news.commit.slice(0, 12))), ...link]
    }
    case 'patch':
      return [news.why === undefined ? say.noRepository() : describeMinutesTrouble(news.why.kind, lang), say.patch(news.name)]
    case 'exists':
      return [
        say.exists(inlineCode(news.file), news.branch && inlineCode(news.branch)),
        ...(meetupId === undefined ? [] : [say.asAnother(meetupId)]),
      ]
    case 'refused':
      return [describeMinutesTrouble(news.why.kind, lang), ...detail(news.why), ...again]
    case 'absent':
      return [say.absent()]
    case 'trouble':
      return [say.trouble()]
  }
}

function detail({ detail: words }: Trouble): readonly string[] {
  return words === undefined ? [] : [inlineCode(words.slice(0, 500))]
}
