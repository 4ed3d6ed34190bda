import { bodyWords, type Catalogue, type PostKind, postWords, type Template } from '../domain/index.ts'
import type { KnownArea } from './bodies.store.ts'
import type { AccountabilitiesTable, BodiesTable, PostsTable } from './bodies.tables.ts'

/** What stands already. `superiors`: head posts of the areas around. */
export interface Known {
  readonly bodies: readonly { readonly id: string; readonly areaId: number; readonly kind: string }[]
  readonly loosePosts: readonly { readonly areaId: number; readonly kind: string }[]
  readonly superiors: readonly { readonly id: string; readonly areaId: number; readonly kind: string }[]
}

/** What is to be added. */
export interface Planned {
  readonly bodies: Omit<BodiesTable, 'folded' | 'valid_to'>[]
  readonly posts: Omit<PostsTable, 'valid_to'>[]
  readonly edges: AccountabilitiesTable[]
}

interface Asked {
  readonly template: Template
  readonly catalogue: Catalogue
  /** From the top down: a district's heads are there before its communes look for them. */
  readonly areas: readonly KnownArea[]
  readonly known: Known
  readonly upward: (areaId: number) => readonly number[]
  readonly bodyId: (areaId: number, kind: string) => string
  readonly postId: (areaId: number, kind: string, number: number) => string
  readonly validFrom: string
}

/** What each area lacks of the template: bodies with posts, posts without a body, and to whom those answer. */
export function planTemplate(asked: Asked): Planned {
  const plan: Planned = { bodies: [], posts: [], edges: [] }
  const bodies = new Map(asked.known.bodies.map((body) => [keyOf(body.areaId, body.kind), body.id]))
  const loose = new Set(asked.known.loosePosts.map((post) => keyOf(post.areaId, post.kind)))
  for (const area of asked.areas) {
    for (const wanted of asked.template.bodies) addBody(asked, plan, bodies, { area, ...wanted })
    const lacking = asked.template.posts.filter((wanted) => !loose.has(keyOf(area.id, wanted.kind)))
    for (const wanted of lacking) addPosts(asked, plan, { area, body: null, ...wanted })
  }
  const heads = headsOf(asked, plan)
  for (const post of plan.posts) addEdges(asked, plan, post, heads)
  return plan
}

const keyOf = (areaId: number, kind: string) => `${areaId}/${kind}`

/** Head posts by area and kind: those that stand, and those of the plan. */
function headsOf(asked: Asked, plan: Planned): Map<string, string> {
  const heads = new Map<string, string>()
  for (const head of asked.known.superiors.toReversed()) heads.set(keyOf(head.areaId, head.kind), head.id)
  for (const post of plan.posts) if (post.is_head) heads.set(keyOf(post.area_id, post.kind), post.id)
  return heads
}

function addBody(
  asked: Asked,
  plan: Planned,
  bodies: Map<string, string>,
  wanted: { readonly area: KnownArea } & Template['bodies'][number],
): void {
  const { area } = wanted
  const kind = asked.catalogue.bodyKinds.get(wanted.kind)
  if (!kind || bodies.has(keyOf(area.id, kind.kind))) return
  const body = {
    id: asked.bodyId(area.id, kind.kind),
    area_id: area.id,
    kind: kind.kind,
    line: kind.line,
    name: bodyWords(kind, area).vi,
    parent_id: kind.parentKind === null ? null : (bodies.get(keyOf(area.id, kind.parentKind)) ?? null),
    office_phone: null,
    valid_from: asked.validFrom,
  }
  plan.bodies.push(body)
  bodies.set(keyOf(area.id, kind.kind), body.id)
  for (const posts of wanted.posts) addPosts(asked, plan, { area, body, ...posts })
}

function addPosts(
  asked: Asked,
  plan: Planned,
  wanted: {
    readonly area: KnownArea
    readonly body: { readonly id: string; readonly name: string } | null
    readonly kind: string
    readonly count: number
  },
): void {
  const { area, body } = wanted
  const kind = asked.catalogue.postKinds.get(wanted.kind) as PostKind
  const title = postWords(kind, area, { vi: body?.name ?? '', en: '' }).vi
  for (let number = 1; number <= wanted.count; number++) {
    plan.posts.push({
      id: asked.postId(area.id, kind.kind, number),
      area_id: area.id,
      body_id: body?.id ?? null,
      kind: kind.kind,
      line: kind.line,
      title,
      is_head: kind.head,
      valid_from: asked.validFrom,
    })
  }
}

function addEdges(
  asked: Asked,
  plan: Planned,
  post: Omit<PostsTable, 'valid_to'>,
  heads: ReadonlyMap<string, string>,
): void {
  const answersTo = asked.catalogue.postKinds.get(post.kind)?.answersTo ?? []
  if (answersTo.length === 0) return
  const above = asked.upward(post.area_id).slice(1)
  for (const answer of answersTo) {
    const areaId = above.find((id) => heads.has(keyOf(id, answer.kind)))
    const superior = areaId === undefined ? undefined : heads.get(keyOf(areaId, answer.kind))
    if (superior) plan.edges.push({ post_id: post.id, to_post_id: superior, line: answer.line })
  }
}
