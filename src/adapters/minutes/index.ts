export { createMinutesFolder, type MinutesFolder, type MinutesFolderOptions, type RefreshResult } from './minutes-folder.ts'
export { noMinutes } from './no-minutes.ts'
export { createPatchPublisher, type PatchPublisherOptions } from './patch-publisher.ts'
