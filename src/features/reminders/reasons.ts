import { isRoomObstacle, type RoomObstacle } from '../../messaging/rooms.ts'
import { bilingual, plural } from '../../shared/i18n/bilingual.ts'
import { fr } from '../../shared/i18n/french.ts'
import type { Lang } from '../../shared/i18n/lang.ts'
import { explainObstacle } from '../room-access/messages.ts'

const texts = bilingual({
  en: {
    'paused/room': () => "I can't write there",
    'paused/role': () => 'the person who made it may no longer write there',
    'paused/person': () => 'until you resume it',
    'missed/away': () => 'I was away at that time',
    'missed/begun': () => 'the meetup had begun',
    'missed/old': () => 'it was more than a day late',
    'missed/broken': () => "I couldn't put it together",
    'missed/undelivered': () => "the workspace didn't accept it",
    'missed/gone': () => 'the account is gone',
    times: (count: number) => `${count} ${plural('en', count, 'time', 'times')}`,
  },
  fr: {
    'paused/room': () => fr`je ne peux pas y écrire`,
    'paused/role': () => fr`la personne qui l'a créé ne peut plus y écrire`,
    'paused/person': () => fr`jusqu'à sa reprise`,
    'missed/away': () => fr`j'étais absent à ce moment`,
    'missed/begun': () => fr`la rencontre avait commencé`,
    'missed/old': () => fr`il avait plus d'un jour de retard`,
    'missed/broken': () => fr`il n'a pas pu être rédigé`,
    'missed/undelivered': () => fr`l'espace de travail ne l'a pas accepté`,
    'missed/gone': () => fr`le compte n'existe plus`,
    times: (count) => fr`${count} fois`,
  },
})

/** Why a reminder is paused or was never sent, as stored in its row. */
export type PauseReason = RoomObstacle | 'room' | 'role' | 'person'
export type MissReason = 'away' | 'begun' | 'old' | 'broken' | 'undelivered' | 'gone'

export function explainMiss(why: string, lang: Lang): string {
  return texts[lang][`missed/${why as MissReason}`]()
}

export function explainPause(why: string, lang: Lang): string {
  if (isRoomObstacle(why)) return explainObstacle(why, lang)
  return why === 'role' || why === 'person' ? texts[lang][`paused/${why}`]() : texts[lang]['paused/room']()
}

export function countTimes(count: number, lang: Lang): string {
  return texts[lang].times(count)
}
