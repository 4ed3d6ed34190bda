import type { FieldRoom } from '#platform/field'
import { keyListContract, withdrawnFilterContract } from '../domain/index.ts'
import { broughtFilter, broughtKeys } from './brought-names.ts'

export { loadVerifier, useCodeCheck } from './use-code-check.ts'
export type { PhoneGround } from './verify-on-phone.ts'

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
