/** Address of the levels of an area. */
export function levelsPath(areaId: number): string {
  return `/levels?areaId=${areaId}`
}

/** Address of the level of one area. */
export function areaLevelPath(areaId: number): string {
  return `/levels/areas/${areaId}`
}

/** Address of a round of proposals. */
export function roundPath(roundId: string): string {
  return `/levels/rounds/${roundId}`
}

/** Address of one proposal. */
export function proposalPath(proposalId: string): string {
  return `/levels/proposals/${proposalId}`
}
