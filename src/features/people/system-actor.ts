/** The bot itself, in the audit log and as the author of its own reminders, whatever its account is called. */
export const systemActor = { id: 'rendezvous', username: 'rendezvous' } as const
