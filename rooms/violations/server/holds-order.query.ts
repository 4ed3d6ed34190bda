import { inForceIn } from '#rooms/areas/server'
import type { Dossier } from '../domain/index.ts'
import type { SignerMoment } from './signer.query.ts'

/** Whether the order a dossier stands on held there at the moment of the act, as it is known today (SG-01, SG-05). */
export async function holdsOrder(
  { db, tree }: Pick<SignerMoment, 'db' | 'tree'>,
  { inForceId, areaId, actAt }: Pick<Dossier, 'inForceId' | 'areaId' | 'actAt'>,
): Promise<boolean> {
  if (inForceId === null) return false
  const orders = await inForceIn(db, tree, areaId, actAt)
  return orders.some(({ id }) => id === inForceId)
}
