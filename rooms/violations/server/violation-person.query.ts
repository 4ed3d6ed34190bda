import { type Asking, defineRead, Refused } from '#platform/server'
import { logRead } from '#rooms/access/server'
import { type Dossier, type Subject, subjectField, type ViolationPerson, violationPerson } from '../domain/index.ts'
import { openSealed } from './sealed.store.ts'
import { visibleViolation } from './visible-violation.query.ts'

/** Kind of record under which a look at the person of a dossier is written down. */
const subjectKind = `GET /api${violationPerson.path}`

/**
 * Opens the person of a dossier for a reason: the look is written down first, and if it cannot be, nothing is shown (SG-09).
 * The caller has asked for the permission.
 */
export async function openPerson(
  asking: Asking,
  dossier: Pick<Dossier, 'id' | 'areaId'>,
  reason: string,
): Promise<ViolationPerson> {
  const { db, actor, tree, now, requestId, vault } = asking
  await logRead(db, {
    actor,
    tree,
    now,
    requestId,
    areaId: dossier.areaId,
    permission: violationPerson.permission,
    subjectKind,
    subjectId: dossier.id,
    reason,
  })
  const opened = await openSealed(db, vault, dossier.id)
  const subject = opened.findLast(({ kind }) => kind === 'subject')
  return {
    violationId: dossier.id,
    subject: subject === undefined ? null : toSubject(subject.text),
    words: opened.filter(({ kind }) => kind !== 'subject').map(({ kind, at, text }) => ({ kind, at, text })),
    keptUntil:
      opened
        .map(({ keepUntil }) => keepUntil)
        .sort()
        .at(-1) ?? null,
  }
}

function toSubject(text: string): Subject {
  return subjectField.parse(JSON.parse(text))
}

/** `GET /violations/:violationId/person` */
export const violationPersonRead = defineRead(violationPerson, async (asking, { violationId, reason }) => {
  const dossier = await visibleViolation(asking, violationId, violationPerson.permission)
  return dossier instanceof Refused ? dossier : openPerson(asking, dossier, reason)
})
