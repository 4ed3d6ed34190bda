import type { Instant } from '#kit'
import { useFieldDraft } from '#platform/field'
import type { MyPost } from '../domain/index.ts'
import { type Mine, postStoodIn, type StoodIn } from './stand-shift.ts'

/** Somebody stands at a post without being on its roster: sent there at night, for one who fell ill. */
export interface StandIn {
  /** The post; undefined: they stand where their shift is, if they have one. */
  readonly post: MyPost | undefined
  readonly choose: (post: MyPost) => void
  readonly stop: () => void
}

/** Where the holder of this phone stands in; undefined until it was read. Kept on the phone, so that a restart changes nothing. */
export function useStandIn(mine: Mine, now: Instant): StandIn | undefined {
  const draft = useFieldDraft<StoodIn>('checkpoints.stand-in', () => ({}))
  if (!draft) return undefined
  const { value, change } = draft
  return {
    post: postStoodIn(mine, value, now),
    choose: ({ id }) => change({ postId: id, at: now }),
    stop: () => change({}),
  }
}
