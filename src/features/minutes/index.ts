export {
  namesAnyone,
  type OpenActionItem,
  rememberActionItems,
  type ScannedActionItems,
  scanActionItems,
} from './action-items/open-action-items.ts'
export { addLinks, type TalkLink } from './add-links.ts'
export { cutAround, type Excerpt } from './excerpt.ts'
export type { DateSource, SourcedDate } from './file-dates.ts'
export { listLinks } from './links.ts'
export { createMinutesIndex, type IndexBuilder, type MinutesIndex, type NearestMinutes, startIndex } from './minutes-index.ts'
export { type OpenMinutes, openMinutes, splitPacked } from './minutes-text.ts'
export type { Outline } from './open-outline.ts'
export { type MinutesFile, type ParsedMinutes, parseMinutes, type RefusedReason } from './parse-minutes.ts'
export { type MinutesQuery, readMinutesQuery } from './read-minutes-query.ts'
export type { Glossary } from './search/glossary.ts'
export { asksForAll, asksForList } from './search/question.ts'
export { listSections, quoteLines } from './sections.ts'
export type { MinutesSite } from './site-path.ts'
export type {
  MatchedWord,
  Minutes,
  MinutesAnswer,
  MinutesLink,
  MinutesNote,
  MinutesSection,
  QuotedLine,
} from './types.ts'
export { writeItem } from './written-blocks.ts'
export { cleanWords, readWords, writeUrl, writeWords } from './written-words.ts'
