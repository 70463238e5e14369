import { type Reply, reply } from '../../command/reply.ts'
import { showCall } from '../../command/show-call.ts'
import { bilingual } from '../../shared/i18n/bilingual.ts'
import { fr } from '../../shared/i18n/french.ts'
import type { Lang } from '../../shared/i18n/lang.ts'
import type { MinutesArchive } from './archive.ts'

const texts = bilingual({
  en: {
    reading: () => "I'm still reading the minutes. I'll answer here as soon as I've finished.",
    failing: () => "I can't read the minutes right now. If it works within ten minutes, I'll answer here.",
    givenUp: (call: string) =>
      `After ten minutes I still can't read the minutes, so I've stopped trying. To ask again: ${call}`,
  },
  fr: {
    reading: () => fr`La lecture des comptes rendus n'est pas terminée. La réponse suivra ici dès qu'elle le sera.`,
    failing: () =>
      fr`Les comptes rendus ne peuvent pas être lus pour l'instant. S'ils le sont d'ici dix minutes, la réponse suivra ici.`,
    givenUp: (call) =>
      fr`Après dix minutes, les comptes rendus ne peuvent toujours pas être lus. Pour poser la question de nouveau : ${call}`,
  },
})

/** The reply to a question while the minutes have never been read: the answer follows. `call` asks the same. */
export async function replyOnceRead(archive: MinutesArchive, call: string, lang: Lang): Promise<Reply<never>> {
  const { trouble } = await archive.freshness()
  const say = texts[lang]
  const text = trouble?.kind === 'not-read-yet' ? say.reading() : say.failing()
  return { ...reply(text), later: { call, givenUp: say.givenUp(showCall(call)) } }
}
