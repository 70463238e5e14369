import { bilingual } from '../../shared/i18n/bilingual.ts'
import { fr } from '../../shared/i18n/french.ts'
import type { Lang } from '../../shared/i18n/lang.ts'
import { escapeMarkdown } from '../../shared/text/sanitize.ts'
import type { Series } from '../series/model.ts'
import type { SeriesRepository } from '../series/repository.ts'
import { explainNumber, type NumberNeeds } from './explain-number.ts'

const texts = bilingual({
  en: {
    none: () => 'There is no series yet. An organizer can create one: `!meetup series add "Name" every third thursday 13:00`',
    unknown: (id: number) => `There is no series \`#${id}\`. \`!meetup series\` shows them with their numbers.`,
    which: (list: string) => `Which series do you mean? Add its number: ${list}.`,
  },
  fr: {
    none: () =>
      fr`Il n'y a pas encore de série. L'équipe d'organisation en commence une : \`!rencontre série ajouter "Nom" chaque 3e jeudi 13 h\``,
    unknown: (id) => fr`Il n'y a pas de série \`#${id}\`. \`!rencontre série\` les montre avec leur numéro.`,
    which: (list) => fr`De quelle série s'agit-il? Ajoutez son numéro : ${list}.`,
  },
})

/** The series that somebody named by its number, or the room's, or the only one there is. */
export async function findSeries(
  needs: NumberNeeds & { readonly series: Pick<SeriesRepository, 'find' | 'all' | 'ofRoom'> },
  id: number | undefined,
  caller: { readonly id: string; readonly lang: Lang; readonly room: { readonly id: string } },
): Promise<{ readonly series: Series } | { readonly problem: string }> {
  const { series: book } = needs
  const { lang, room } = caller
  const say = texts[lang]
  if (id !== undefined) {
    const named = await book.find(id)
    if (named !== undefined) return { series: named }
    return { problem: await explainNumber(needs, id, caller, say.unknown(id)) }
  }
  const all = await book.all()
  const series = (await book.ofRoom(room.id)) ?? (all.length === 1 ? all[0] : undefined)
  if (series !== undefined) return { series }
  return { problem: all.length === 0 ? say.none() : say.which(listSeries(all)) }
}

function listSeries(all: readonly Series[]): string {
  return all.map(({ id, name }) => `\`#${id}\` ${escapeMarkdown(name)}`).join(', ')
}
