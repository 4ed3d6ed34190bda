import { sql } from 'kysely'
import { type Db, inBites, type Tree, type Trx, type Vault } from '#platform/server'
import {
  type Comparable,
  closelyLookedAt,
  type Likeness,
  leastOfBest,
  likenessOf,
  type ReadPerson,
  rankLikely,
  readPerson,
  tokensToSeek,
  weightOfNumber,
} from '../domain/index.ts'
import { markOf, openIdentities } from './identities.store.ts'
import { sealedPerson } from './open-persons.ts'
import { tokenMark } from './person-tokens.store.ts'
import { canonicalIds } from './persons.store.ts'

/** Somebody told of, to be found among those on file; only what is known is given, numbers in their one form. */
export interface SoughtPerson extends Comparable {
  /** Where they live or were met: names are looked for in its communes; numbers everywhere. */
  readonly areaId: number
}

/** Somebody on file who may be the one sought. */
export interface LikelyPerson extends Likeness {
  readonly personId: string
  readonly verdict: 'same' | 'maybe'
}

/** Where it is looked for. */
export interface Matching {
  readonly db: Db | Trx
  readonly vault: Vault
  readonly tree: Tree
}

/**
 * For each of these, who on file it may be, likeliest first, merged ones as the person they are now; set-based. Found by
 * keyed marks of pieces of names and of numbers, then only the likeliest few are unsealed to be compared; the names go
 * nowhere. The answer names nobody; whoever shows it to somebody has asked whether they may see it. In an area of more
 * communes than {@link mostZones} somebody is found by numbers only.
 */
export async function matchPersons(
  matching: Matching,
  sought: readonly SoughtPerson[],
): Promise<readonly (readonly LikelyPerson[])[]> {
  return matchRead(
    matching,
    sought.map((one) => ({ areaId: one.areaId, person: readPerson(one) })),
  )
}

/** As {@link matchPersons}, for entries whose names are read already. */
export async function matchRead(
  matching: Matching,
  sought: readonly { readonly areaId: number; readonly person: ReadPerson }[],
): Promise<readonly (readonly LikelyPerson[])[]> {
  const { db, vault } = matching
  const candidates = await candidatesOf(matching, sought)
  const ids = [...new Set(candidates.map(({ personId }) => personId))]
  const current = await canonicalIds(db, ids)
  const people = await readCandidates(db, vault, ids)
  const byIndex = Map.groupBy(candidates, ({ index }) => index)
  return sought.map(({ person }, index) => {
    const looked = (byIndex.get(index) ?? []).flatMap(({ personId }) => {
      const other = people.get(personId)
      return other ? [{ personId: current.get(personId) ?? personId, ...likenessOf(person, other) }] : []
    })
    return rankLikely(bestOfEach(looked)) as LikelyPerson[]
  })
}

/** A person whose entries were merged is as likely as the likeliest of them. */
function bestOfEach<L extends Likeness & { readonly personId: string }>(looked: readonly L[]): L[] {
  const best = new Map<string, L>()
  for (const one of looked) {
    const before = best.get(one.personId)
    if (!before || one.score > before.score) best.set(one.personId, one)
  }
  return [...best.values()]
}

/** Names are not looked for in an area of more communes than this: a pair of words would be borne by thousands. */
const mostZones = 40

interface Candidate {
  readonly index: number
  readonly personId: string
}

async function candidatesOf(
  { db, vault, tree }: Matching,
  sought: readonly { readonly areaId: number; readonly person: ReadPerson }[],
): Promise<Candidate[]> {
  const zonesOf = new Map([...new Set(sought.map(({ areaId }) => areaId))].map((id) => [id, zonesIn(tree, id)]))
  const asked = sought.flatMap(({ areaId, person }, index) =>
    tokensToSeek(person).flatMap(({ text, weight }) => {
      const mark = tokenMark(vault, text)
      return (zonesOf.get(areaId) ?? []).map((zoneId) => ({ index, zoneId, mark, weight }))
    }),
  )
  const numbers = sought.flatMap(({ person: { phone, idNumber } }, index) => [
    ...(idNumber ? [{ index, mark: markOf(vault, 'id-number', idNumber) }] : []),
    ...(phone ? [{ index, mark: markOf(vault, 'phone', phone) }] : []),
  ])
  if (asked.length + numbers.length === 0) return []
  const { rows } = await sql<Candidate>`
    with asked as materialized (
      select * from unnest(${asked.map(({ index }) => index)}::int[], ${asked.map(({ zoneId }) => zoneId)}::int[],
        ${asked.map(({ mark }) => mark)}::bigint[], ${asked.map(({ weight }) => weight)}::real[])
        as asked (index, zone_id, token, weight)),
    hits as (
      select asked.index, person_tokens.person_id, asked.weight
      from asked join person_tokens on person_tokens.zone_id = asked.zone_id and person_tokens.token = asked.token
      union all
      select given.index, identity_marks.subject_id, ${weightOfNumber}::real
      from unnest(${numbers.map(({ index }) => index)}::int[], ${numbers.map(({ mark }) => mark)}::bytea[])
        as given (index, mark)
      join identity_marks on identity_marks.mark = given.mark),
    weighed as (select index, person_id, sum(weight) as weight from hits group by index, person_id),
    ranked as (
      select index, person_id, weight, max(weight) over (partition by index) as best,
             row_number() over (partition by index order by weight desc, person_id) as place
      from weighed)
    select index, person_id as "personId" from ranked
    where place <= ${closelyLookedAt} and weight >= best * ${leastOfBest}::real
    order by index, place`.execute(db)
  return rows
}

function zonesIn(tree: Tree, areaId: number): number[] {
  const zones = new Set(tree.inside([tree.get(areaId)]).map(({ zoneId }) => zoneId))
  return zones.size > mostZones ? [] : [...zones]
}

/** Who is asked for, read and in no other hands: names are compared here and forgotten. Households and erased ones are absent. */
async function readCandidates(
  db: Db | Trx,
  vault: Vault,
  ids: readonly string[],
): Promise<ReadonlyMap<string, ReadPerson>> {
  const people = new Map<string, ReadPerson>()
  for await (const bite of inBites(ids)) {
    const opened = await openIdentities(db, vault, bite)
    const { rows } = await sql<{ id: string; sex: Comparable['sex'] }>`
      select id, sex from persons where id = any(${[...bite]}::uuid[])`.execute(db)
    for (const { id, sex } of rows) {
      const text = opened.get(id)
      if (text === undefined) continue
      const { birthYear, ...person } = sealedPerson.parse(JSON.parse(text))
      people.set(id, readPerson({ ...person, yearOfBirth: birthYear, sex }))
    }
  }
  return people
}
