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
  const bodies = new Map(asked.known.bodies.map((body) => [`${body.areaId}/${body.kind}`, body.id]))
  const loose = new Set(asked.known.loosePosts.map((post) => `${post.areaId}/${post.kind}`))
  const heads = new Map<string, string>()
  for (const head of asked.known.superiors) {
    const key = `${head.areaId}/${head.kind}`
    if (!heads.has(key)) heads.set(key, head.id)
  }
  for (const area of asked.areas) {
    for (const wanted of asked.template.bodies) {
      if (!bodies.has(`${area.id}/${wanted.kind}`)) addBody(asked, plan, area, wanted, bodies)
    }
    for (const wanted of asked.template.posts) {
      if (!loose.has(`${area.id}/${wanted.kind}`)) addPosts(asked, plan, area, wanted, null)
    }
  }
  for (const post of plan.posts) if (post.is_head) heads.set(`${post.area_id}/${post.kind}`, post.id)
  for (const post of plan.posts) addEdges(asked, plan, post, heads)
  return plan
}

function addBody(
  asked: Asked,
  plan: Planned,
  area: KnownArea,
  wanted: Template['bodies'][number],
  bodies: Map<string, string>,
): void {
  const kind = asked.catalogue.bodyKinds.get(wanted.kind)
  if (!kind) return
  const body = {
    id: asked.bodyId(area.id, kind.kind),
    area_id: area.id,
    kind: kind.kind,
    line: kind.line,
    name: bodyWords(kind, area).vi,
    parent_id: kind.parentKind === null ? null : (bodies.get(`${area.id}/${kind.parentKind}`) ?? null),
    office_phone: null,
    valid_from: asked.validFrom,
  }
  plan.bodies.push(body)
  bodies.set(`${area.id}/${kind.kind}`, body.id)
  for (const posts of wanted.posts) addPosts(asked, plan, area, posts, body)
}

function addPosts(
  asked: Asked,
  plan: Planned,
  area: KnownArea,
  wanted: { readonly kind: string; readonly count: number },
  body: { readonly id: string; readonly name: string } | null,
): void {
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
    const areaId = above.find((id) => heads.has(`${id}/${answer.kind}`))
    const superior = areaId === undefined ? undefined : heads.get(`${areaId}/${answer.kind}`)
    if (superior) plan.edges.push({ post_id: post.id, to_post_id: superior, line: answer.line })
  }
}
