import { canSeeMeetup, canSeeSeries, type Sight } from '../visibility/model.ts'
import type { Talk } from './model.ts'
import type { Talks } from './repository.ts'

/**
 * The same repository, limited to talks of meetups and series that these readers may see. `onSeen` is called for each one
 * returned.
 */
export function seeTalks(talks: Talks, sight: Sight, onSeen: (talk: Talk) => void): Talks {
  const isVisible = ({ meetup, seriesId }: Talk) =>
    (meetup === undefined || canSeeMeetup(sight, meetup)) && (seriesId === undefined || canSeeSeries(sight, seriesId))
  const pass = (found: readonly Talk[]) => {
    const visible = found.filter(isVisible)
    for (const talk of visible) onSeen(talk)
    return visible
  }
  const passOne = (talk: Talk | undefined) => (talk === undefined ? undefined : pass([talk])[0])
  return {
    ...talks,
    find: async (id) => passOne(await talks.find(id)),
    lock: async (id) => passOne(await talks.lock(id)),
    agenda: async (meetupId) => pass(await talks.agenda(meetupId)),
    backlog: async () => pass(await talks.backlog()),
    of: async (personId) => pass(await talks.of(personId)),
    history: async (id) => (passOne(await talks.find(id)) === undefined ? [] : talks.history(id)),
  }
}
