import { defineRoom } from '#platform/server'
import { registerPublicPage } from './public-page.routes.ts'

/**
 * What anybody may see without signing in. The room has no question of its own: it asks those that areas and documents
 * answer to everybody, so that nothing can leak here that is not public there.
 */
export const publicRoom = defineRoom({ name: 'public', plugin: registerPublicPage })
