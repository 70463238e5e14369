/** The result of a command. `failed`: an unexpected error. `given_up`: it was being handled at too many process exits. */
export type CommandOutcome = 'answered' | 'refused' | 'failed' | 'given_up'

/** What this copy of the bot has counted since its start. */
export type Counter =
  | 'rendezvous_inbox_claims_taken_over_total'
  | 'rendezvous_outbox_claims_taken_over_total'
  | 'rendezvous_messages_sent_total'
  | 'rendezvous_messages_late_total'
  | 'rendezvous_messages_missed_total'
  | 'rendezvous_messages_retried_total'
  | 'rendezvous_messages_held_back_total'
  | 'rendezvous_reminders_sent_total'
  | 'rendezvous_reminders_late_total'
  | 'rendezvous_reminders_missed_total'

/** Where the bot counts what it does. Nothing here fails or waits. */
export interface Metrics {
  count(counter: Counter, by?: number): void
  /** `seconds` from the start of handling the command until its reply is on disk. */
  commandEnded(outcome: CommandOutcome, seconds: number): void
}
