import { avatar } from './avatar.ts'
import { icon } from './icons.ts'
import type { Labels } from './labels.ts'
import { el, type View } from './view.ts'
import type { DemoPerson } from './wire.ts'

/** The button that shows who is played. */
export function whoView(me: DemoPerson | undefined, labels: Labels): View[] {
  const name = me?.username ?? ''
  const words = el(
    'span',
    { class: 'who-words' },
    el('span', { class: 'who-label' }, `${labels.youAre} `),
    el('strong', {}, name),
  )
  return [avatar(name, 'small'), words, icon('chevron')]
}

/** The people to choose from, without the bot. */
export function peopleView(people: readonly DemoPerson[], me: string | undefined, labels: Labels): View[] {
  return people.filter((person) => !person.bot).map((person) => personView(person, person.username === me, labels))
}

function personView({ username, name, about }: DemoPerson, current: boolean, labels: Labels): View {
  const attributes = {
    type: 'button',
    class: 'menu-item person',
    'data-act': 'be',
    'data-arg': username,
    'data-testid': `person-${username}`,
    'aria-current': current ? 'true' : undefined,
  }
  const words = el(
    'span',
    { class: 'person-words' },
    el('strong', {}, name),
    el('span', {}, `${username} · ${labels.about(about)}`),
  )
  return el('button', attributes, avatar(username, 'small'), words)
}
