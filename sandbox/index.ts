/** A Rocket.Chat workspace on this machine, for trying the bot: anybody can play its people and make it fail. */
export type { FaultKind, RestFault } from './server/faults.ts'
export type { RoomState } from './server/people.ts'
export type { Message, Room, SettingValue, Subscription, User } from './server/records.ts'
export { startSandbox } from './server/sandbox.ts'
export type { Faults, Sandbox, SandboxCounters, SandboxOptions } from './server/sandbox-types.ts'
export type { Seed, SeedPerson, SeedRoom } from './server/seed.ts'
export { demoSeed } from './server/seed.ts'
export type { Edition } from './server/workspace.ts'
