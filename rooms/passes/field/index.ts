import type { FieldRoom } from '#platform/field'
import { keyListContract, withdrawnFilterContract } from '../domain/index.ts'

export { type PhoneGround, verifyOnPhone } from './verify-on-phone.ts'

/** Names under which a phone has the keys and the filter: `useBrought<KeyList>(broughtKeys)`. */
export const broughtKeys = 'passes.keys'
/** See {@link broughtKeys}; `useBrought<WithdrawnFilter>(broughtFilter)`. */
export const broughtFilter = 'passes.withdrawn'

/** The field face of the room: no action of its own, but what every other room needs to read codes without a network. */
export const fieldRoom: FieldRoom = {
  name: 'passes',
  actions: [],
  screens: [],
  bring: [
    { name: broughtKeys, address: keyListContract.path, permission: keyListContract.permission },
    { name: broughtFilter, address: withdrawnFilterContract.path, permission: withdrawnFilterContract.permission },
  ],
  intents: {},
}
