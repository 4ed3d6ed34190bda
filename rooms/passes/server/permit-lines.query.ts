import type { Instant, Words } from '#kit'
import type { Asking } from '#platform/server'
import { areaTitle } from '#rooms/areas/domain'
import { openBook } from '#rooms/areas/server'
import { officerNames } from '#rooms/bodies/server'
import { documentNames } from '#rooms/documents/server'
import type { PassStanding, PermitLine } from '../domain/index.ts'
import { permitBookAt } from './pass-rules.ts'
import type { StoredPermit } from './permits.store.ts'

/** Where lines are made. */
export type LineGround = Pick<Asking, 'db' | 'tree' | 'profile' | 'now'>

/** Titles of areas by id. */
export async function areaLines(ground: LineGround): Promise<(id: number) => { id: number; title: Words }> {
  const { byId } = await openBook(ground)
  return (id) => {
    const area = byId.get(id)
    return { id, title: area ? areaTitle(area) : { vi: `${id}`, en: `${id}` } }
  }
}

/** How something with a time and an early end stands. */
export function standingOf(
  { from, until, withdrawnAt }: { from: Instant; until: Instant; withdrawnAt: Instant | null },
  now: Instant,
): PassStanding {
  if (withdrawnAt !== null) return 'withdrawn'
  if (now >= until) return 'expired'
  return now < from ? 'coming' : 'valid'
}

/** Permits as they travel: never whom they name. */
export async function toPermitLines(ground: LineGround, permits: readonly StoredPermit[]): Promise<PermitLine[]> {
  const area = await areaLines(ground)
  const book = await permitBookAt(ground.profile, ground.now)
  const documents = await documentNames(
    ground.db,
    permits.map(({ documentId }) => documentId),
  )
  const officers = await officerNames(
    ground.db,
    permits.map(({ issuedBy }) => issuedBy),
  )
  const titled = (list: readonly { key: string; title: Words }[], key: string) => ({
    key,
    title: list.find((one) => one.key === key)?.title ?? { vi: key, en: key },
  })
  return permits.map((permit) => ({
    id: permit.id,
    number: permit.number,
    batchId: permit.batchId,
    kind: titled(book.kinds, permit.kind),
    purpose: titled(book.purposes, permit.purpose),
    area: area(permit.areaId),
    numberedIn: permit.numberedIn === null ? null : area(permit.numberedIn),
    toArea: permit.toAreaId === null ? null : area(permit.toAreaId),
    persons: permit.persons,
    document: { id: permit.documentId, name: documents.get(permit.documentId) ?? '' },
    from: permit.from,
    until: permit.until,
    issuedAt: permit.issuedAt,
    issuedBy: officers.get(permit.issuedBy) ?? null,
    standing: standingOf(permit, ground.now),
  }))
}
