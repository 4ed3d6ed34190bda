import type { FieldRoom } from '#platform/field'

const order = [
  'passes',
  'forces',
  'checkpoints',
  'declarations',
  'teams',
  'people',
  'coupons',
  'quarantine',
  'inspections',
]
const faces = import.meta.glob<FieldRoom>('../../rooms/*/field/index.ts', { eager: true, import: 'fieldRoom' })

/** The field faces of all rooms, in the order of the floor plan. */
export const rooms: readonly FieldRoom[] = Object.values(faces).toSorted(
  (left, right) => order.indexOf(left.name) - order.indexOf(right.name),
)
