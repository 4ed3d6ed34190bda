import { AREA_KINDS, type AreaKind } from '#rooms/areas/domain'

/**
 * Kinds of area that carry a directive out and report on each of its days: districts and communes, where a city has
 * them. The city itself orders; residential groups report to their commune.
 */
export const unitKinds: readonly AreaKind[] = (Object.keys(AREA_KINDS) as AreaKind[]).filter((kind) =>
  ['district', 'commune'].includes(AREA_KINDS[kind].level),
)
