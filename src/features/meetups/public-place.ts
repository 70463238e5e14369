import type { Meetup } from './model.ts'

/** Words that come before a code or a password, in both languages. */
const codeWords = /\b(?:code|pin|nip|password|passcode|passwd|pwd|mot de passe|meeting id|conference id|dial[- ]?in)\b/i

/** The name of a site, as in `whereby.example/x` or `teams.microsoft.com`. */
const siteName = /[a-z0-9-]{2}\.[a-z]{2}/i

const phoneDigits = 7

/**
 * The place of a meetup, if it may be public: only a physical place. Anything that could let people into a call, such as a web
 * address, a phone number, a code or a password, is for members.
 */
export function publicPlace({ place }: Pick<Meetup, 'place'>): string | undefined {
  if (place === undefined || place.includes('://') || place.includes('@')) return undefined
  if (codeWords.test(place) || siteName.test(place)) return undefined
  return place.replace(/\D/g, '').length < phoneDigits ? place : undefined
}

/** What lets people into a meetup from afar, as it's written in messages. It's for members. */
export function waysInto({ joinUrl, place }: Pick<Meetup, 'joinUrl' | 'place'>): readonly string[] {
  const isHidden = place !== undefined && publicPlace({ place }) === undefined
  return [...(joinUrl === undefined ? [] : [joinUrl]), ...(isHidden ? [place] : [])]
}
