import type { FieldRoom } from '#platform/field'

/**
 * One's own people first: whom one visits, whom one asks after, whose book one keeps. What anybody may be called to do, a post
 * last; a room that has work for this very person comes before all (`ownWork`).
 */
const order = [
  'quarantine',
  'teams',
  'people',
  'inspections',
  'declarations',
  'coupons',
  'checkpoints',
  'tasks',
  'passes',
  'forces',
]
const faces = import.meta.glob<FieldRoom>('../../rooms/*/field/index.ts', { eager: true, import: 'fieldRoom' })

/** The field faces of all rooms, in the order in which a home shows what they do. */
export const rooms: readonly FieldRoom[] = Object.values(faces).toSorted(
  (left, right) => order.indexOf(left.name) - order.indexOf(right.name),
)
