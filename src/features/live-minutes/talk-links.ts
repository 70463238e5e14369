import { bilingual } from '../../shared/i18n/bilingual.ts'
import { fr } from '../../shared/i18n/french.ts'
import type { Lang } from '../../shared/i18n/lang.ts'
import { addLinks, type TalkLink, writeUrl } from '../minutes/index.ts'
import type { Talk } from '../talks/model.ts'

const texts = bilingual({
  en: {
    links: () => 'Links',
    slides: () => 'Slides',
    recording: () => 'Recording',
  },
  fr: {
    links: () => fr`Liens`,
    slides: () => fr`Diapositives`,
    recording: () => fr`Enregistrement`,
  },
})

export function linksOf({ title, slidesUrl, recordingUrl }: Talk, lang: Lang): readonly TalkLink[] {
  const say = texts[lang]
  const link = (label: string, address: string | undefined) => {
    if (address === undefined) return []
    const url = writeUrl(address)
    return [{ title, url, markdown: `[${label}](${url})` }]
  }
  return [...link(say.slides(), slidesUrl), ...link(say.recording(), recordingUrl)]
}

/** Adds the links of talks that a file of minutes lacks, in its language. */
export function addTalkLinks(text: string, agenda: readonly Talk[], lang: Lang): string {
  return addLinks(
    text,
    agenda.flatMap((talk) => linksOf(talk, lang)),
    texts[lang].links(),
  )
}
