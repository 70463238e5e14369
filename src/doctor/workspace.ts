import type { InspectedAccount, InspectedRoom, Trial, WorkspaceInspection } from '../platform/rocketchat/index.ts'
import type { EpochMs } from '../shared/clock.ts'
import type { Lang } from '../shared/i18n/lang.ts'
import { checkCertificate, checkClock, checkVersion } from './connectivity.ts'
import { broken, type Finding, good, unknown, warning } from './finding.ts'
import { workspaceMessages } from './workspace-messages.ts'

interface Asked {
  readonly lang: Lang
  readonly now: EpochMs
  readonly usesPassword: boolean
  /** The user names of the configured organizers. */
  readonly organizers: readonly string[]
}

type Admitted = Extract<InspectedAccount, { isIn: true }>

/** What an examination of the workspace means. */
export function checkWorkspace(found: WorkspaceInspection, asked: Asked): readonly Finding[] {
  const say = workspaceMessages[asked.lang]
  if (!('account' in found)) {
    const { reason, detail } = found.connectivity
    return [
      broken('workspace.reach', say.unreached(reason, detail), 'operator', say.mendReach(reason)),
      unknown('workspace.account', say.notAsked()),
    ]
  }
  const { connectivity, realtime, slash, account } = found
  return [
    checkVersion(connectivity, asked.lang),
    ...checkCertificate(connectivity, asked),
    ...checkClock(connectivity, asked.lang),
    realtime.refusal === undefined
      ? good('workspace.realtime', say.realtime())
      : broken('workspace.realtime', say.noRealtime(realtime.refusal), 'administrator', say.letSockets()),
    checkSlashSetting(slash, asked.lang),
    ...checkAccount(account, asked),
  ]
}

function checkSlashSetting(slash: boolean | undefined, lang: Lang): Finding {
  const say = workspaceMessages[lang]
  if (slash === undefined) return unknown('workspace.slash', say.slashUnknown())
  return slash
    ? good('workspace.slash', say.slashOn())
    : warning('workspace.slash', say.slashOff(), 'administrator', say.turnSlashOn())
}

function checkAccount(account: InspectedAccount, asked: Asked): readonly Finding[] {
  const say = workspaceMessages[asked.lang]
  if (!account.isIn) {
    return [
      broken('workspace.login', say.refused(account.detail), 'operator', say.newToken()),
      unknown('workspace.account', say.notAsked()),
    ]
  }
  const password = account.hasVerifiedEmail ? say.passwordRisk() : say.passwordFragile()
  const roles = account.roles.join(', ')
  return [
    good('workspace.login', say.loggedIn(`@${account.username}`)),
    ...(asked.usesPassword ? [warning('workspace.second-factor', password, 'operator', say.useToken())] : []),
    account.roles.includes('bot')
      ? good('workspace.roles', say.rolesGood(roles))
      : warning('workspace.roles', say.noBotRole(roles), 'administrator', say.giveBot()),
    ...(account.roles.includes('admin')
      ? [warning('workspace.administrator', say.admin(), 'administrator', say.takeAdmin())]
      : []),
    account.isLimited
      ? warning('workspace.limits', say.limited(), 'administrator', say.liftLimit())
      : good('workspace.limits', say.notLimited()),
    ...checkTrials(account.trials, asked.lang),
    ...checkRooms(account.rooms, asked.lang),
    ...checkPeople(account.unknownPeople, asked),
  ]
}

function checkTrials(trials: Admitted['trials'], lang: Lang): readonly Finding[] {
  const say = workspaceMessages[lang]
  const meanings: Readonly<Record<Trial, readonly [(detail: string) => string, string]>> = {
    people: [say.noPeople, say.allow('view-d-room, view-outside-room')],
    direct: [say.noDirect, say.allow('create-d, view-d-room')],
    post: [say.noPost, say.allow('view-joined-room, view-d-room')],
    react: [say.noReact, say.allow('view-joined-room')],
    edit: [say.noEdit, say.allowEditing()],
  }
  const refused = trials.flatMap(({ trial, refusal }) => (refusal === undefined ? [] : [{ trial, refusal }]))
  if (refused.length === 0) return [good('workspace.permissions', say.trialGood())]
  return refused.map(({ trial, refusal }) => {
    if (refusal.includes('restricted-workspace'))
      return broken(`workspace.permissions.${trial}`, say.restricted(), 'administrator', say.register())
    const [means, how] = meanings[trial]
    return broken(`workspace.permissions.${trial}`, means(refusal), 'administrator', how)
  })
}

function checkRooms(rooms: readonly InspectedRoom[] | undefined, lang: Lang): readonly Finding[] {
  const say = workspaceMessages[lang]
  if (rooms === undefined) return [unknown('workspace.rooms', say.roomsUnknown())]
  if (rooms.length === 0) return [warning('workspace.rooms', say.noRooms(), 'organizer', say.invite())]
  const meanings = {
    unreadable: (name: string) => broken('workspace.room', say.unreadable(name), 'administrator', say.letRead()),
    'read-only': (name: string) => warning('workspace.room', say.readOnly(name), 'organizer', say.letPost()),
    archived: (name: string) => warning('workspace.room', say.archived(name), 'organizer', say.leave()),
    encrypted: (name: string) => warning('workspace.room', say.encrypted(name), 'organizer', say.leave()),
    muted: (name: string) => warning('workspace.room', say.muted(name), 'organizer', say.unmute()),
    gone: (name: string) => warning('workspace.room', say.goneRoom(name), 'organizer', say.invite()),
  }
  return [
    good('workspace.rooms', say.rooms(rooms.length, rooms.map(({ name }) => `#${name}`).join(', '))),
    ...rooms.flatMap(({ name, trouble }) => (trouble === undefined ? [] : [meanings[trouble](name)])),
  ]
}

function checkPeople(missing: readonly string[], { lang, organizers }: Asked): readonly Finding[] {
  const say = workspaceMessages[lang]
  if (organizers.length === 0) return []
  return missing.length === 0
    ? [good('workspace.organizers', say.peopleGood(organizers.join(', ')))]
    : [warning('workspace.organizers', say.peopleUnknown(missing.join(', ')), 'operator', say.correctNames())]
}
