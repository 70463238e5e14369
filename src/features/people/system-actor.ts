/** The bot itself, in the audit log and as the author of its own reminders. It doesn't depend on the name of its account. */
export const systemActor = { id: 'rendezvous', username: 'rendezvous' } as const
