import { sql } from 'kysely'
import type { Day, Instant, Words } from '#kit'
import { may, type Profile } from '#platform/server'
import { documentKindCatalogue, labelDocument } from '#rooms/documents/domain'
import type { Brief } from '../domain/index.ts'
import type { Briefing } from './briefing.ts'

const mostDocuments = 20

interface Row {
  readonly id: string
  readonly number: string | null
  readonly kind: string
  readonly title: string | null
  readonly issuedOn: Day | null
  readonly issuedAt: Instant
}

/** Documents put in force since a moment, here, inside, or above with this place in their territory. */
export async function documentsIssuedIn(briefing: Briefing, since: Instant): Promise<Brief['documents']> {
  const { db, actor, tree, place, profile, knownAt } = briefing
  if (!may(actor, 'documents.read', place.id, tree)) return []
  const path = tree.upward(place.id).map(({ id }) => id)
  const { rows } = await sql<Row>`
    select documents.id, number, documents.kind, title, issued_on::text as "issuedOn", issued_at as "issuedAt"
    from documents join areas on areas.id = documents.area_id
    where documents.entry = 'own' and documents.state <> 'draft' and issued_at > ${since} and issued_at <= ${knownAt}
      and (areas.first between ${place.first} and ${place.last} or territory && ${path}::int[])
    order by issued_at desc, documents.id limit ${mostDocuments}`.execute(db)
  if (rows.length === 0) return []
  const kinds = await kindNames(profile)
  return rows.map(({ id, number, kind, title, issuedOn, issuedAt }) => {
    const name = kinds.get(kind) ?? { vi: kind, en: kind }
    return { id, label: labelDocument({ number, issuedOn, kind: name, issuer: { vi: '', en: '' } }), title, issuedAt }
  })
}

const known = new WeakMap<Profile, Promise<ReadonlyMap<string, Words>>>()

function kindNames(profile: Profile): Promise<ReadonlyMap<string, Words>> {
  const names =
    known.get(profile) ??
    profile
      .json('documents/kinds.json', documentKindCatalogue)
      .then((rows) => new Map(rows.map(({ code, name }) => [code, name])))
  known.set(profile, names)
  return names
}
