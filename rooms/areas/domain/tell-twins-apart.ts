import { foldVietnamese } from '#kit'
import type { Area } from './area.ts'

/** A residential group that goes over with its commune: the same group under another unit is another area. */
export interface CarriedGroup {
  readonly old: Area
  readonly area: Area
}

/**
 * Two groups "số 1" that come to stand in one commune after a reform: each that came from another commune is named with
 * it, "Tổ dân phố số 1 (Khâm Thiên cũ)". `known`: the whole register, the carried groups' old selves included.
 */
export function tellTwinsApart(carried: readonly CarriedGroup[], known: readonly Area[]): CarriedGroup[] {
  const left = new Set(carried.map(({ old }) => old.id))
  const standing = known.filter((area) => area.validTo === null && !left.has(area.id))
  const count = new Map<string, number>()
  for (const area of [...standing, ...carried.map((one) => one.area)]) {
    count.set(twinKey(area), (count.get(twinKey(area)) ?? 0) + 1)
  }
  const nameOf = new Map(known.map((area) => [area.id, area.name]))
  return carried.map((one) => {
    const from = one.old.parentId === null ? undefined : nameOf.get(one.old.parentId)
    const hasTwin = (count.get(twinKey(one.area)) ?? 0) > 1
    return { ...one, area: { ...one.area, formerly: hasTwin ? (from ?? null) : null } }
  })
}

function twinKey({ parentId, kind, name }: Area): string {
  return `${parentId} ${kind} ${foldVietnamese(name)}`
}
