import { addressOf } from '#platform/web'

/** The home of zones of an area. */
export function zonesPath(areaId?: number): string {
  return addressOf('/zones', { areaId })
}

/** A lockdown point. */
export function lockdownPath(id: string): string {
  return `/zones/lockdowns/${id}`
}

/** Where a lockdown is proposed, with what is known already. */
export function proposePath(place: {
  readonly areaId?: number | undefined
  readonly caseId?: string | undefined
  readonly clusterId?: string | undefined
}): string {
  return addressOf('/zones/propose', { ...place })
}

/** A cluster. */
export function clusterPath(id: string): string {
  return `/zones/clusters/${id}`
}
