import type { Config } from '../../config/schema.ts'

/** Names the workspace in ids of calendar and feed entries. */
export function workspaceHostOf({ workspace }: Pick<Config, 'workspace'>): string {
  return new URL(workspace.url ?? 'http://rendezvous.invalid').hostname
}
