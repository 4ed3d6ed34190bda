import { type Asking, may, notFound, type Refused } from '#platform/server'
import type { Dossier } from '../domain/index.ts'
import { findDossier } from './dossiers.store.ts'

/** The dossier, when the asker holds the permission where it lies; otherwise it reads as not found. */
export async function visibleViolation(
  asking: Asking,
  violationId: string,
  permission = 'violations.read',
): Promise<Dossier | Refused> {
  const dossier = await findDossier(asking.db, violationId)
  if (!dossier || !may(asking.actor, permission, dossier.areaId, asking.tree)) return notFound('violationId')
  return dossier
}
