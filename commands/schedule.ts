import { defaultLengthMinutes } from '../src/domain/meetup.ts'
import { countOption, linkOption, moment, text, textOption } from '../src/kit/arg-kinds.ts'
import { optional } from '../src/kit/args.ts'
import { answer, defineCommand, refuse } from '../src/kit/command.ts'
import { bilingual } from '../src/texts/bilingual.ts'
import { fr } from '../src/texts/french.ts'
import { describeMeetup } from '../src/texts/meetup.ts'

const titleLength = 500
const placeLength = 200

const texts = bilingual({
  en: {
    scheduled: (id: number) => `The meetup is planned, as \`#${id}\`. Members see it with \`!meetup next\`.`,
    gap: () => 'The clocks skip that hour on that day, so I took the time an hour later.',
    repeated: () => 'That hour comes twice on that day; I took the first one.',
    back: (id: number) => `Taken back: the meetup \`#${id}\` is not planned any more.`,
    kept: (id: number) =>
      `People have answered to the meetup \`#${id}\` or speak there, or it is announced or gone already, so I left everything as it is.`,
    taken: (id: number) => `There is a meetup at that very time already, \`#${id}\`. Choose another time.`,
  },
  fr: {
    scheduled: (id) =>
      fr`La rencontre est prévue, sous le numéro \`#${id}\`. Les membres la voient avec \`!rencontre prochaine\`.`,
    gap: () => fr`Ce jour-là, les horloges sautent cette heure : j'ai pris une heure plus tard.`,
    repeated: () => fr`Ce jour-là, cette heure passe deux fois : j'ai pris la première.`,
    back: (id) => fr`C'est annulé : la rencontre \`#${id}\` n'est plus prévue.`,
    kept: (id) =>
      fr`Des gens ont répondu à l'invitation à la rencontre \`#${id}\` ou y prennent la parole, ou elle est déjà annoncée ou n'existe plus; je n'ai donc touché à rien.`,
    taken: (id) => fr`Une rencontre a déjà lieu à ce moment, \`#${id}\`. Choisissez une autre heure.`,
  },
})

export const schedule = defineCommand({
  name: 'schedule',
  verbs: { en: ['schedule', 'plan'], fr: ['planifier', 'prévoir'] },
  group: 'organizers',
  who: 'organizer',
  summary: {
    en: 'plan a meetup: date, time, title, place, link, seats',
    fr: fr`planifier une rencontre : date, heure, titre, lieu, lien, places`,
  },
  examples: {
    en: [
      'schedule third thursday 13:00 "Terraform at StatCan" place:90 Elgin, Ottawa join:https://meet.example.ca/abc capacity:20',
    ],
    fr: [
      'planifier 3e jeudi 13 h « Terraform à StatCan » lieu:90, rue Elgin, Ottawa lien:https://meet.example.ca/abc places:20',
    ],
  },
  args: {
    when: moment(),
    title: optional(text(titleLength)),
    place: textOption({ en: 'place', fr: 'lieu' }, placeLength),
    join: linkOption({ en: 'join', fr: 'lien' }),
    capacity: countOption({ en: 'capacity', fr: 'places' }),
  },
  changes: true,
  async run({ meetups, audit, clock, community }, { when, title, place, join, capacity }, { id, lang, zone, room }) {
    const say = texts[lang]
    const now = clock.now()
    const [other] = (await meetups.between(when.at, when.at + 1)).filter(({ state }) => state === 'planned')
    if (other !== undefined) return refuse(say.taken(other.id))
    const meetup = await meetups.add(
      {
        startsAt: when.at,
        lengthMinutes: defaultLengthMinutes,
        zone: community.zone,
        scheduledBy: id,
        ...(title !== undefined && { title }),
        ...(place !== undefined && { place }),
        ...(join !== undefined && { joinUrl: join }),
        ...(capacity !== undefined && { capacity }),
      },
      now,
    )
    await audit.add({
      at: now,
      who: id,
      what: 'schedule',
      where: room.id,
      detail: `#${meetup.id} ${new Date(meetup.startsAt).toISOString()}`,
    })
    const clockNote = when.note === undefined ? [] : [when.note === 'gap-moved-forward' ? say.gap() : say.repeated()]
    const text = [say.scheduled(meetup.id), ...clockNote, '', describeMeetup(meetup, { lang, zone, now })].join('\n')
    return { ...answer(text), undo: { data: { meetupId: meetup.id } } }
  },
  async undo({ meetups }, { meetupId }: { readonly meetupId: number }, { lang }) {
    const say = texts[lang]
    return (await meetups.takeBack(meetupId)) ? answer(say.back(meetupId)) : refuse(say.kept(meetupId))
  },
})
