import type { MirrorPost } from './model.ts'

/** What mirrors were told, so that each gets one post a meetup and one a change. */
export interface MirrorPosts {
  of(meetupId: number): Promise<readonly MirrorPost[]>
  put(post: MirrorPost): Promise<void>
}
