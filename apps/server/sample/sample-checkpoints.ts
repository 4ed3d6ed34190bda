import { z } from 'zod'
import type { Instant } from '#kit'
import { derivedId, type House } from '#platform/server'

const postField = z.strictObject({
  number: z.int(),
  name: z.string(),
  areaCode: z.string(),
  place: z.string().optional(),
})
/** A post of another kind than the gateway; its number is the sample's own, by which its shifts and people are told apart. */
const otherField = postField.extend({
  ref: z.string(),
  kind: z.string(),
  short: z.string(),
  /** Name of the place of the register it belongs to. */
  site: z.string().optional(),
  note: z.string(),
})
const waterwayField = z.strictObject({
  ref: z.string(),
  name: z.string(),
  areaCode: z.string(),
  review: z.strictObject({ needsPost: z.boolean(), post: z.string().optional(), finding: z.string() }).optional(),
})
const memberField = z.strictObject({ force: z.string(), name: z.string(), role: z.string(), task: z.string() })
const sampleFile = z.strictObject({
  about: z.string(),
  document: z.string(),
  openedAt: z.iso.datetime({ offset: true }),
  posts: z.array(postField),
  unplaced: z.strictObject({ from: z.int(), to: z.int(), name: z.string(), areaCode: z.string() }),
  others: z.array(otherField),
  waterways: z.array(waterwayField),
  note: z.string(),
  commander: z.strictObject({
    name: z.string(),
    title: z.string(),
    otherName: z.string(),
    otherTitle: z.string(),
    source: z.string(),
  }),
  members: z.array(memberField),
  commanderTask: z.string(),
  roster: z.strictObject({ from: z.iso.date(), days: z.int(), hours: z.int() }),
  checkedInUntil: z.iso.datetime({ offset: true }),
  handover: z.string(),
  crossingsPerHour: z.int(),
})

/** See `sample/checkpoints.json`. */
export type CheckpointSample = z.infer<typeof sampleFile>
/** A post of the sample: of a gateway, unless it says another kind. */
export type SampleCheckpoint = z.infer<typeof postField> & Partial<Omit<z.infer<typeof otherField>, 'number'>>

/** A shift of the roster: of which post, which of its four turns, from when to when. */
export interface Turn {
  readonly post: SampleCheckpoint
  readonly slot: number
  readonly fromAt: Instant
  readonly toAt: Instant
}

/** Shifts a day. */
export const slots = 4
/** The intent that registers the commanders. */
export const officersId = derivedId('sample checkpoints', 'officers')
/** The officer who commands a turn. */
export const commanderOf = ({ post, slot }: Pick<Turn, 'post' | 'slot'>) =>
  derivedId(officersId, (post.number - 1) * slots + slot)
/** Id of a post. */
export const checkpointIdOf = (post: SampleCheckpoint) => derivedId('sample checkpoint', String(post.number))
/** Id of a shift. */
export const shiftIdOf = ({ post, fromAt }: Pick<Turn, 'post' | 'fromAt'>) =>
  derivedId('sample checkpoint shift', `${post.number} ${fromAt}`)

/** What the sample says of posts and waterways. */
export const readCheckpoints = (house: House) => house.profile.json('sample/checkpoints.json', sampleFile)

/** All posts: gateways whose place the source says, those whose place it does not, then those of other kinds. */
export function postsOf({ posts, unplaced, others: ofOtherKinds }: CheckpointSample): SampleCheckpoint[] {
  const others = Array.from({ length: unplaced.to - unplaced.from + 1 }, (_, index): SampleCheckpoint => {
    const number = unplaced.from + index
    return { number, name: unplaced.name.replace('{n}', String(number)), areaCode: unplaced.areaCode }
  })
  return [...posts, ...others, ...ofOtherKinds]
}
