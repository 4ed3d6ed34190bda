import type { SamplePost } from './sample-posts.ts'

/** An official whom a source document names in an office. */
export interface NamedOfficial {
  readonly name: string
  readonly postKinds: readonly string[]
  readonly areaCode: string | null
  readonly source: string
}

/** Who holds what in the sample: people by their place in `names`; posts that nobody holds are absent. */
export interface Cast {
  readonly people: { readonly name: string; readonly synthetic: boolean; readonly source: string }[]
  readonly holders: Map<string, number>
}

/** Posts that the sample leaves empty on purpose, so that the radar has something true to show: kind and area code. */
const emptyPosts: ReadonlySet<string> = new Set([
  'chairman/00313',
  'party-secretary/00307',
  'chairman/00628',
  'chairman/09784',
  'party-secretary/00475',
  'health-chief/018',
  'command-head/00187',
  'command-head/00208',
])

/** Kinds of post that one synthetic person holds together with the first: the usual union of offices. */
const unions: Readonly<Record<string, readonly string[]>> = {
  'party-secretary': ['standing-committee-head', 'steering-head'],
  chairman: ['command-head'],
  'vice-chairman': ['steering-deputy', 'command-deputy'],
  'police-chief': ['steering-member', 'command-member'],
}

/**
 * Gives every post its holder: named officials stay as the documents have them, everybody else is plainly synthetic
 * ("Cán bộ mẫu 00017"). One police officer serves four residential groups, Party committee members serve several. Every
 * twenty-fifth residential group lacks one of its five roles. The same posts give the same cast on every machine.
 */
export function castPeople(posts: readonly SamplePost[], officials: readonly NamedOfficial[], why: string): Cast {
  const cast: Cast = { people: [], holders: new Map() }
  const named = new Map<string, number>()
  for (const official of officials) {
    const person = cast.people.push({ name: official.name, synthetic: false, source: official.source }) - 1
    for (const kind of official.postKinds)
      named.set(`${kind}/${official.areaCode}/${nextRank(named, kind, official.areaCode)}`, person)
  }
  const shared = new Map<string, number>()
  for (const post of posts) {
    const known = named.get(`${post.kind}/${post.areaCode}/${post.rank}`)
    if (known !== undefined) cast.holders.set(post.id, known)
    else if (!isLeftEmpty(post)) cast.holders.set(post.id, personFor(post, cast, shared, why))
  }
  return cast
}

function nextRank(named: ReadonlyMap<string, number>, kind: string, areaCode: string | null): number {
  let rank = 0
  while (named.has(`${kind}/${areaCode}/${rank}`)) rank++
  return rank
}

function personFor(post: SamplePost, cast: Cast, shared: Map<string, number>, why: string): number {
  const key = shareKey(post)
  const known = shared.get(key)
  if (known !== undefined) return known
  const number = String(cast.people.length + 1).padStart(5, '0')
  const person = cast.people.push({ name: `Cán bộ mẫu ${number}`, synthetic: true, source: why }) - 1
  shared.set(key, person)
  return person
}

/** Posts with one key have one holder. */
function shareKey(post: SamplePost): string {
  const first = Object.keys(unions).find((kind) => unions[kind]?.includes(post.kind))
  if (first !== undefined) return `${first}/${post.areaId}/${post.rank}`
  if (post.kind === 'area-police') return `area-police/${post.zoneId}/${Math.floor(groupNumber(post) / 4)}`
  if (post.kind === 'committee-member') return `committee-member/${post.zoneId}/${groupNumber(post) % 12}`
  if (post.kind === 'standing-member') return `standing-member/${post.zoneId}/${groupNumber(post) % 5}`
  return `${post.kind}/${post.areaId}/${post.rank}`
}

const groupRoles = ['group-head', 'cell-secretary', 'committee-member', 'standing-member', 'area-police']

function isLeftEmpty(post: SamplePost): boolean {
  if (emptyPosts.has(`${post.kind}/${post.areaCode}`)) return true
  const role = groupRoles.indexOf(post.kind)
  if (role < 0) return false
  const turn = (post.zoneId * 7 + groupNumber(post) * 13) % 125
  return turn < 5 && turn === role
}

function groupNumber(post: SamplePost): number {
  return Number(post.areaCode.split('-')[1] ?? 0)
}
