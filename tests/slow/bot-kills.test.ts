import { describeBotKills } from '../support/bot-kills.ts'
import { databaseKinds } from '../support/stores.ts'

// A killed copy's claims on PostgreSQL are free when its lease expires, so ten kills take over a minute.
for (const kind of databaseKinds) describeBotKills(kind)
