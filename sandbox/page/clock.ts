import type { Language } from './labels.ts'

const LOCALE: Readonly<Record<Language, string>> = { en: 'en-CA', fr: 'fr-CA' }

export function clockTime(at: number, language: Language): string {
  return new Intl.DateTimeFormat(LOCALE[language], { hour: 'numeric', minute: '2-digit' }).format(at)
}

export function calendarDay(at: number, language: Language): string {
  return new Intl.DateTimeFormat(LOCALE[language], { year: 'numeric', month: 'long', day: 'numeric' }).format(at)
}
