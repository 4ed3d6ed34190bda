import type { WebRoom } from '#platform/web'

const order = [
  'areas',
  'bodies',
  'access',
  'people',
  'tasks',
  'documents',
  'duty',
  'sites',
  'patrols',
  'passes',
  'forces',
  'checkpoints',
  'declarations',
  'teams',
  'coupons',
  'cases',
  'tracing',
  'quarantine',
  'zones',
  'levels',
  'forecast',
  'inspections',
  'violations',
  'reports',
  'accountability',
  'scorecards',
  'overview',
  'models',
  'briefs',
  'public',
  'audit',
  'exchange',
]
// Only the face itself is taken from each door: parts that rooms lend one another come with the pages that use them.
const faces = import.meta.glob<WebRoom>('../../rooms/*/web/index.ts', { eager: true, import: 'webRoom' })

/** The web faces of all rooms, in the order of the floor plan. */
export const rooms: readonly WebRoom[] = Object.values(faces).toSorted(
  (left, right) => order.indexOf(left.name) - order.indexOf(right.name),
)
