/** A post as the rule of superiors sees it. */
export interface RankedPost {
  readonly id: string
  readonly areaId: number
  readonly kind: string
  readonly line: string
  readonly isHead: boolean
  readonly bodyId: string | null
}

/** What is known around a post when its superior is sought. */
export interface Surroundings {
  /** Explicit accountability of the post: line → superior. */
  readonly edges: ReadonlyMap<string, string>
  /** Head post of the post's own body. */
  readonly bodyHead: string | undefined
  /** Head post of the body above its body. */
  readonly parentBodyHead: string | undefined
  /** Areas around, the post's own first, the root last. */
  readonly areas: readonly number[]
  /** Head posts of the leading bodies of an area (and of a residential group). */
  readonly headsOf: (areaId: number) => readonly RankedPost[]
}

/**
 * To whom a post answers on a line: the explicit accountability; else the head of its own body; else the head of the
 * body above; else the head of the same line in the nearest enclosing area; else the head of the nearest enclosing area on
 * the government line, then the Party line. At the top every other line ends at the chairman and the chairman at the
 * secretary, who has nobody above: so a walk upward always ends (ORG-03).
 */
export function nearestSuperior(post: RankedPost, around: Surroundings, line: string = post.line): string | null {
  const explicit = around.edges.get(line)
  if (explicit) return explicit
  if (around.bodyHead && around.bodyHead !== post.id) return around.bodyHead
  if (around.parentBodyHead && around.parentBodyHead !== post.id) return around.parentBodyHead
  const above = around.areas.slice(1)
  return (
    headAbove(post, above, line, around) ??
    headAbove(post, above, 'government', around) ??
    headAbove(post, above, 'party', around) ??
    headBeside(post, line, around)
  )
}

function headAbove(post: RankedPost, areas: readonly number[], line: string, around: Surroundings): string | undefined {
  for (const areaId of areas) {
    const heads = around.headsOf(areaId).filter((head) => head.line === line)
    const head = heads.find((one) => one.kind === post.kind) ?? heads[0]
    if (head) return head.id
  }
  return undefined
}

function headBeside(post: RankedPost, line: string, around: Surroundings): string | null {
  if (line === 'party' && post.isHead) return null
  const own = around.headsOf(around.areas[0] ?? post.areaId).filter((head) => head.id !== post.id)
  const lines = line === 'party' || line === 'government' ? ['party'] : ['government', 'party']
  for (const wanted of lines) {
    const head = own.find((one) => one.line === wanted)
    if (head) return head.id
  }
  return null
}
