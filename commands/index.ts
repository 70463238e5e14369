import type { Command } from '../src/kit/command.ts'
import { about } from './about.ts'
import { conduct } from './conduct.ts'
import { help } from './help.ts'
import { lang } from './lang.ts'
import { langRoom } from './lang-room.ts'
import { list } from './list.ts'
import { minutes } from './minutes.ts'
import { next } from './next.ts'
import { roles } from './roles.ts'
import { schedule } from './schedule.ts'
import { show } from './show.ts'
import { zone } from './zone.ts'

/** Every command. What stands here is dispatched, shown by help and written into `docs/commands.md`; nothing else is. */
export const commands: readonly Command[] = [
  next,
  list,
  show,
  minutes,
  lang,
  zone,
  schedule,
  langRoom,
  help,
  about,
  conduct,
  roles,
]
