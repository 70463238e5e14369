export { createFolderPublisher } from './folder-publisher.ts'
export { createMinutesFolder, type MinutesFolder, type MinutesFolderOptions } from './minutes-folder.ts'
export { noMinutes } from './no-minutes.ts'
export { openGitMinutes } from './open-git.ts'
