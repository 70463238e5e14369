import { describeBotKills } from '../support/bot-kills.ts'
import { databaseKinds } from '../support/stores.ts'

// What a killed copy held on PostgreSQL is free when its lease ends: ten kills take over a minute.
for (const kind of databaseKinds) describeBotKills(kind)
