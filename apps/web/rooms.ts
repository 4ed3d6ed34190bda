import type { WebRoom } from '#platform/web'

const order = ['areas', 'bodies', 'access', 'tasks', 'documents', 'overview', 'public', 'audit']
const faces = import.meta.glob<{ webRoom: WebRoom }>('../../rooms/*/web/index.ts', { eager: true })

/** The web faces of all rooms, in the order of the floor plan. */
export const rooms: readonly WebRoom[] = Object.values(faces)
  .map(({ webRoom }) => webRoom)
  .toSorted((left, right) => order.indexOf(left.name) - order.indexOf(right.name))
