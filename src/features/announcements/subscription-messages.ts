import { bilingual, plural } from '../../shared/i18n/bilingual.ts'
import { fr } from '../../shared/i18n/french.ts'
import type { Lang } from '../../shared/i18n/lang.ts'
import { inlineCode } from '../../shared/text/sanitize.ts'

type Order = 'en' | 'fr' | 'en,fr' | 'fr,en'

const texts = bilingual({
  en: {
    order: (order: Order) =>
      ({ en: 'English', fr: 'French', 'en,fr': 'English first, then French', 'fr,en': 'French first, then English' })[order],
    people: (count: number) => `${count} ${plural('en', count, 'person', 'people')}`,
    hidden: (count: number) => `${count} private ${plural('en', count, 'channel', 'channels')}`,
    nameless: () => 'a channel',
  },
  fr: {
    order: (order) =>
      ({
        en: fr`anglais`,
        fr: fr`français`,
        'en,fr': fr`anglais d'abord, puis français`,
        'fr,en': fr`français d'abord, puis anglais`,
      })[order],
    people: (count) => fr`${count} ${plural('fr', count, 'personne', 'personnes')}`,
    hidden: (count) => fr`${count} ${plural('fr', count, 'salon privé', 'salons privés')}`,
    nameless: () => fr`un salon`,
  },
})

interface ToldRoom {
  readonly id: string
  readonly kind: string
  readonly name?: string
  readonly members?: number
}

/** `English first, then French`. */
export function describeOrder(langs: readonly Lang[], lang: Lang): string {
  return texts[lang].order(langs.join() as Order)
}

export function nameRoom({ name }: Pick<ToldRoom, 'name'>, lang: Lang): string {
  return name === undefined ? texts[lang].nameless() : inlineCode(`#${name}`)
}

/** `#cloudnative (57 people, English first, then French)`. */
export function describeRoom(room: ToldRoom, langs: readonly Lang[], lang: Lang): string {
  const people = room.members === undefined ? [] : [texts[lang].people(room.members)]
  return `${nameRoom(room, lang)} (${[...people, describeOrder(langs, lang)].join(', ')})`
}

/** Whether a room may be named in another room. Everybody can see that a channel exists, but only members know of a private one. */
export function mayBeNamed(room: ToldRoom, heard: { readonly id: string; readonly kind: string }): boolean {
  return room.kind === 'channel' || room.id === heard.id || heard.kind === 'direct'
}

export function describeHidden(count: number, lang: Lang): readonly string[] {
  return count === 0 ? [] : [texts[lang].hidden(count)]
}
