import { defineRoom } from '#platform/server'
import type {} from './bodies.tables.ts'
import { ownersOf } from './owners.query.ts'

export { areasWithoutHead, type HeadPost, headPostsOf } from './head-posts.query.ts'
export { type HeldPost, type Holder, holdersOf, officerNames, scopesOfOfficer } from './holders.query.ts'
export { ownersOf } from './owners.query.ts'
export { superiorsOf } from './superiors.query.ts'

/** The server face of the room `bodies`. */
export const bodiesRoom = defineRoom({ name: 'bodies', owners: ownersOf })
