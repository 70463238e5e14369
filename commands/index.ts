import type { Command } from '../src/command/command.ts'
import type { Services } from '../src/features/services.ts'
import { announce } from './announcements/announce.ts'
import { langRoom } from './announcements/lang-room.ts'
import { subscribe } from './announcements/subscribe.ts'
import { subscriptions } from './announcements/subscriptions.ts'
import { unsubscribe } from './announcements/unsubscribe.ts'
import { capacity } from './attendance/capacity.ts'
import { count } from './attendance/count.ts'
import { going, maybe, notGoing, remote } from './attendance/rsvp.ts'
import { who } from './attendance/who.ts'
import { whoList } from './attendance/who-list.ts'
import { remindersPlan } from './automation/reminders-automation.ts'
import { seriesPlan } from './automation/series-automation.ts'
import { about } from './general/about.ts'
import { conduct } from './general/conduct.ts'
import { hello } from './general/hello.ts'
import { createHelp } from './general/help.ts'
import { no } from './general/no.ts'
import { status } from './general/status.ts'
import { thanks } from './general/thanks.ts'
import { createUndo } from './general/undo.ts'
import { createYes } from './general/yes.ts'
import { correct } from './live-minutes/correct.ts'
import { dismiss } from './live-minutes/dismiss.ts'
import { end } from './live-minutes/end.ts'
import { here } from './live-minutes/here.ts'
import { listMarks } from './live-minutes/list-marks.ts'
import { action, decision, link, note } from './live-minutes/marks.ts'
import { minuteTaker } from './live-minutes/minute-taker.ts'
import { start } from './live-minutes/start.ts'
import { topic } from './live-minutes/topic.ts'
import { calendar } from './meetups/calendar.ts'
import { cancelMeetupCommand } from './meetups/cancel-meetup.ts'
import { editMeetup } from './meetups/edit-meetup.ts'
import { list } from './meetups/list.ts'
import { move } from './meetups/move.ts'
import { next } from './meetups/next.ts'
import { report } from './meetups/report.ts'
import { schedule } from './meetups/schedule.ts'
import { share } from './meetups/share.ts'
import { show } from './meetups/show.ts'
import { materials } from './minutes/materials.ts'
import { minutes } from './minutes/minutes.ts'
import { minutesRefresh } from './minutes/minutes-refresh.ts'
import { promised } from './minutes/promised.ts'
import { department } from './people/department.ts'
import { forgetMe } from './people/forget-me.ts'
import { lang } from './people/lang.ts'
import { log } from './people/log.ts'
import { mute, unmute } from './people/mute.ts'
import { quietMe } from './people/quiet-me.ts'
import { roleAdd } from './people/role-add.ts'
import { roleRemove } from './people/role-remove.ts'
import { roles } from './people/roles.ts'
import { zone } from './people/zone.ts'
import { cancel } from './reminders/cancel.ts'
import { editReminder } from './reminders/edit-reminder.ts'
import { quiet } from './reminders/quiet.ts'
import { remind } from './reminders/remind.ts'
import { remindMe } from './reminders/remind-me.ts'
import { remindPause } from './reminders/remind-pause.ts'
import { remindResume } from './reminders/remind-resume.ts'
import { reminders } from './reminders/reminders.ts'
import { snooze } from './reminders/snooze.ts'
import { series } from './series/series.ts'
import { seriesAdd } from './series/series-add.ts'
import { seriesBind, seriesUnbind } from './series/series-bind.ts'
import { seriesEdit } from './series/series-edit.ts'
import { skip } from './series/skip.ts'
import { accept } from './talks/accept.ts'
import { attach } from './talks/attach.ts'
import { confirm } from './talks/confirm.ts'
import { decline } from './talks/decline.ts'
import { edit } from './talks/edit.ts'
import { place } from './talks/place.ts'
import { present } from './talks/present.ts'
import { talks } from './talks/talks.ts'
import { talksMine } from './talks/talks-mine.ts'
import { withdraw } from './talks/withdraw.ts'
import { remove } from './topics/remove.ts'
import { suggest } from './topics/suggest.ts'
import { topics } from './topics/topics.ts'
import { vote } from './topics/vote.ts'

const catalogue = () => commands

/** Every command: what this list has is routed, shown by help and written into `docs/commands.md`. */
export const commands: readonly Command<Services>[] = [
  next,
  list,
  show,
  series,
  share,
  calendar,
  going,
  remote,
  maybe,
  notGoing,
  count,
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
  materials,
  promised,
  minutesRefresh,
  remindMe,
  reminders,
  cancel,
  remindPause,
  remindResume,
  snooze,
  editReminder,
  lang,
  zone,
  createYes(catalogue),
  no,
  createUndo(catalogue),
  department,
  mute,
  unmute,
  quietMe,
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
  whoList,
  minuteTaker,
  start,
  here,
  note,
  decision,
  action,
  link,
  topic,
  correct,
  listMarks,
  end,
  dismiss,
  accept,
  place,
  decline,
  remove,
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
  report,
  status,
  createHelp(catalogue),
  hello,
  thanks,
  about,
  conduct,
  roles,
]
