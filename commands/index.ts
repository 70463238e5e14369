import type { Command } from '../src/kit/command.ts'
import { about } from './about.ts'
import { accept } from './accept.ts'
import { action } from './action.ts'
import { announce } from './announce.ts'
import { attach } from './attach.ts'
import { cancel } from './cancel.ts'
import { cancelMeetupCommand } from './cancel-meetup.ts'
import { capacity } from './capacity.ts'
import { conduct } from './conduct.ts'
import { confirm } from './confirm.ts'
import { correct } from './correct.ts'
import { decision } from './decision.ts'
import { decline } from './decline.ts'
import { department } from './department.ts'
import { edit } from './edit.ts'
import { editMeetup } from './edit-meetup.ts'
import { end } from './end.ts'
import { forgetMe } from './forget-me.ts'
import { going } from './going.ts'
import { help } from './help.ts'
import { here } from './here.ts'
import { lang } from './lang.ts'
import { langRoom } from './lang-room.ts'
import { link } from './link.ts'
import { list } from './list.ts'
import { log } from './log.ts'
import { maybe } from './maybe.ts'
import { minuteTaker } from './minute-taker.ts'
import { minutes } from './minutes.ts'
import { minutesRefresh } from './minutes-refresh.ts'
import { move } from './move.ts'
import { next } from './next.ts'
import { no } from './no.ts'
import { notGoing } from './not-going.ts'
import { note } from './note.ts'
import { place } from './place.ts'
import { present } from './present.ts'
import { promised } from './promised.ts'
import { quiet } from './quiet.ts'
import { remind } from './remind.ts'
import { remindMe } from './remind-me.ts'
import { remindResume } from './remind-resume.ts'
import { reminders } from './reminders.ts'
import { remindersPlan } from './reminders-plan.ts'
import { remote } from './remote.ts'
import { roleAdd } from './role-add.ts'
import { roleRemove } from './role-remove.ts'
import { roles } from './roles.ts'
import { schedule } from './schedule.ts'
import { series } from './series.ts'
import { seriesAdd } from './series-add.ts'
import { seriesBind, seriesUnbind } from './series-bind.ts'
import { seriesEdit } from './series-edit.ts'
import { seriesPlan } from './series-plan.ts'
import { share } from './share.ts'
import { show } from './show.ts'
import { skip } from './skip.ts'
import { start } from './start.ts'
import { status } from './status.ts'
import { subscribe } from './subscribe.ts'
import { subscriptions } from './subscriptions.ts'
import { suggest } from './suggest.ts'
import { talks } from './talks.ts'
import { talksMine } from './talks-mine.ts'
import { topic } from './topic.ts'
import { topics } from './topics.ts'
import { undo } from './undo.ts'
import { unsubscribe } from './unsubscribe.ts'
import { vote } from './vote.ts'
import { waive } from './waive.ts'
import { who } from './who.ts'
import { withdraw } from './withdraw.ts'
import { yes } from './yes.ts'
import { zone } from './zone.ts'

/** Every command. What stands here is dispatched, shown by help and written into `docs/commands.md`; nothing else is. */
export const commands: readonly Command[] = [
  next,
  list,
  show,
  series,
  share,
  going,
  remote,
  maybe,
  notGoing,
  present,
  talks,
  talksMine,
  confirm,
  edit,
  withdraw,
  attach,
  suggest,
  topics,
  vote,
  minutes,
  promised,
  minutesRefresh,
  remindMe,
  reminders,
  cancel,
  remindResume,
  lang,
  zone,
  yes,
  no,
  undo,
  department,
  forgetMe,
  schedule,
  editMeetup,
  move,
  cancelMeetupCommand,
  seriesAdd,
  seriesEdit,
  seriesBind,
  seriesUnbind,
  seriesPlan,
  remindersPlan,
  skip,
  capacity,
  who,
  minuteTaker,
  start,
  here,
  note,
  decision,
  action,
  link,
  topic,
  correct,
  end,
  waive,
  accept,
  place,
  decline,
  remind,
  quiet,
  subscribe,
  subscriptions,
  announce,
  unsubscribe,
  langRoom,
  roleAdd,
  roleRemove,
  log,
  status,
  help,
  about,
  conduct,
  roles,
]
