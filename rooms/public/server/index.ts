import { defineRoom } from '#platform/server'
import { drawAheadTick, registerPublicPage } from './public-page.routes.ts'
import { violationsBulletinRead } from './violations-bulletin.query.ts'

/**
 * What anybody may see without signing in. It asks what other rooms answer to everybody, so that nothing can leak here
 * that is not public there; its one question of its own gives counts with small numbers hidden.
 */
export const publicRoom = defineRoom({
  name: 'public',
  reads: [violationsBulletinRead],
  ticks: [drawAheadTick],
  plugin: registerPublicPage,
})
