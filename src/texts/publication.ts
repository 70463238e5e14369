import type { Lang } from '../domain/lang.ts'
import { bilingual } from './bilingual.ts'
import { fr } from './french.ts'
import { plain, verbatim } from './hygiene.ts'

/** What has become of minutes that were to be published. */
export type PublicationNews =
  | { readonly kind: 'pushed'; readonly branch: string; readonly commit: string; readonly link?: string }
  | { readonly kind: 'patch'; readonly name: string }
  | { readonly kind: 'exists'; readonly file: string }
  | { readonly kind: 'refused'; readonly why: string }
  | { readonly kind: 'trouble' }

const texts = bilingual({
  en: {
    headline: (kind: PublicationNews['kind'], title: string) =>
      `### ${{ pushed: 'Proposed to the site', patch: 'Ready for the site', exists: 'Not published', refused: 'Not published', trouble: 'Not published yet' }[kind]}: ${title}`,
    pushed: (branch: string, commit: string) => `**Branch**: ${branch}\n**Commit**: ${commit}`,
    link: (url: string) => `**To look at it and merge it**: ${url}`,
    patch: (name: string) =>
      `I may not write into a repository, so here is a patch. Copy the blocks that follow, one behind the other, into a file ${verbatim(name)}, and run ${verbatim(`git am ${name}`)} in the site's repository.`,
    exists: (file: string) => `There is a file ${file} already. I have left it as it is.`,
    again: (id: number) => `Once that is mended, \`!meetup end #${id}\` tries again.`,
    trouble: () => 'The repository cannot be reached. I go on trying, and tell you how it ends.',
  },
  fr: {
    headline: (kind, title) =>
      fr`### ${{ pushed: 'Proposé au site', patch: 'Prêt pour le site', exists: 'Non publié', refused: 'Non publié', trouble: 'Pas encore publié' }[kind]} : ${title}`,
    pushed: (branch, commit) => fr`**Branche** : ${branch}\n**Commit** : ${commit}`,
    link: (url) => fr`**Pour l'examiner et le fusionner** : ${url}`,
    patch: (name) =>
      fr`Je ne peux écrire dans aucun dépôt; voici donc un correctif. Copiez les blocs qui suivent, l'un derrière l'autre, dans un fichier ${verbatim(name)}, puis exécutez ${verbatim(`git am ${name}`)} dans le dépôt du site.`,
    exists: (file) => fr`Il existe déjà un fichier ${file}. Je l'ai laissé tel quel.`,
    again: (id) => fr`Une fois le problème réglé, \`!rencontre terminer #${id}\` fait une nouvelle tentative.`,
    trouble: () => fr`Le dépôt est inaccessible. Je continue d'essayer et vous dirai comment cela se termine.`,
  },
})

/** For whoever has ended the minutes. */
export function tellPublication(news: PublicationNews, title: string, meetupId: number, lang: Lang): string {
  const say = texts[lang]
  return [say.headline(news.kind, plain(title)), ...describe(news, meetupId, lang)].join('\n')
}

function describe(news: PublicationNews, meetupId: number, lang: Lang): readonly string[] {
  const say = texts[lang]
  switch (news.kind) {
    case 'pushed': {
      const link = news.link === undefined ? [] : [say.link(news.link)]
      return [say.pushed(verbatim(news.branch), verbatim(news.commit.slice(0, 12))), ...link]
    }
    case 'patch':
      return [say.patch(news.name)]
    case 'exists':
      return [say.exists(verbatim(news.file)), say.again(meetupId)]
    case 'refused':
      return [verbatim(news.why.slice(0, 500)), say.again(meetupId)]
    case 'trouble':
      return [say.trouble()]
  }
}
