import { type RawBuilder, sql } from 'kysely'
import { addMinutes, dayOf } from '#kit'
import type { FoundGap, GapRule, Severity, Trx } from '#platform/server'
import { documentClocksOf, numberedKindsOf } from './catalogues.ts'
import { conflictsAt } from './conflicts.query.ts'
import { inForceCondition } from './document-lines.query.ts'
import './documents.tables.ts'

const day = 24 * 60

type Found = Omit<FoundGap, 'severity'>

async function gapsOf(trx: Trx, severity: Severity, question: RawBuilder<Found>): Promise<FoundGap[]> {
  const { rows } = await question.execute(trx)
  return rows.map((row) => ({ ...row, severity }))
}

const wakesOn = ['documents', 'in-force'] as const

/** An issued document of a numbered kind that carries no number [DOC-06]. Which kinds carry none is told by the catalogue. */
const withoutNumber: GapRule = {
  key: 'document-without-number',
  title: { vi: 'Văn bản thiếu số hiệu', en: 'Document without a number' },
  source: 'DOC-06',
  raiseAfterMinutes: [3 * day],
  wakesOn,
  find: async (trx, { profile }) =>
    gapsOf(
      trx,
      2,
      sql<Found>`
        select id::text as subject, area_id as "areaId", issued_by_post_id as "ownerPostId",
               coalesce(issued_at, recorded_at) as since, null::timestamptz as "dueAt",
               jsonb_build_object('documentId', id) as data
        from documents
        where number is null and state = 'issued' and entry <> 'cited' and kind = any(${await numberedKindsOf(profile)}::text[])`,
    ),
}

/** A document in force that stands on documents of which only the number is known [DOC-03]. */
const orphaned: GapRule = {
  key: 'document-orphaned',
  title: { vi: 'Căn cứ chưa có trong kho', en: 'Basis not on file' },
  source: 'DOC-03',
  raiseAfterMinutes: [],
  wakesOn,
  find: (trx, { now }) =>
    gapsOf(
      trx,
      1,
      sql<Found>`
        select documents.id::text as subject, documents.area_id as "areaId",
               documents.issued_by_post_id as "ownerPostId", coalesce(documents.issued_at, documents.recorded_at) as since,
               null::timestamptz as "dueAt",
               jsonb_build_object('documentId', documents.id, 'count', count(*)) as data
        from documents
        join document_relations on document_id = documents.id and document_relations.kind in ('based-on', 'implements', 'details')
        join documents as basis on basis.id = to_id and basis.entry = 'cited'
        where documents.entry = 'own' and ${inForceCondition(now)}
        group by documents.id`,
    ),
}

/** Ends within a few days, or ended as few days ago, and no document that is issued carries it on [SG-01]. */
const ending: GapRule = {
  key: 'document-ending',
  title: { vi: 'Văn bản sắp hết hoặc vừa hết hiệu lực, chưa gia hạn', en: 'Document ending, not renewed' },
  source: 'SG-01',
  raiseAfterMinutes: [0],
  wakesOn,
  find: async (trx, { now, profile }) => {
    const clocks = await documentClocksOf(profile, now)
    if (!clocks) return []
    const { renewDays } = clocks
    const found = await gapsOf(
      trx,
      2,
      sql<Found>`
        select id::text as subject, area_id as "areaId", issued_by_post_id as "ownerPostId",
               effective_to - make_interval(days => ${renewDays}) as since, effective_to as "dueAt",
               jsonb_build_object('documentId', id, 'to', effective_to) as data
        from documents
        where entry = 'own' and state = 'issued' and ended_at is null
          and effective_to > ${addMinutes(now, -renewDays * day)} and effective_to <= ${addMinutes(now, renewDays * day)}
          and not exists (
            select 1 from document_relations join documents as later on later.id = document_id
            where to_id = documents.id and document_relations.kind in ('extends', 'replaces', 'repeals')
              and later.state = 'issued')`,
    )
    return found.map((gap) => (gap.dueAt !== null && gap.dueAt <= now ? { ...gap, severity: 3 as const } : gap))
  },
}

/** The day on which somebody had to look at it again has passed; it still binds [SG-01]. */
const reviewPassed: GapRule = {
  key: 'document-review-passed',
  title: { vi: 'Quá hạn xem lại văn bản', en: 'Review date passed' },
  source: 'SG-01',
  raiseAfterMinutes: [0, day],
  wakesOn,
  find: (trx, { now }) =>
    gapsOf(
      trx,
      3,
      sql<Found>`
        select id::text as subject, area_id as "areaId", issued_by_post_id as "ownerPostId", review_at as since,
               review_at as "dueAt", jsonb_build_object('documentId', id) as data
        from documents where entry = 'own' and review_at <= ${now} and ${inForceCondition(now)}`,
    ),
}

/** Two documents in force order different things in the same place [DOC-08]: told to whoever must bring theirs into line. */
const conflicting: GapRule = {
  key: 'documents-conflict',
  title: { vi: 'Văn bản mâu thuẫn nhau', en: 'Documents contradict each other' },
  source: 'DOC-08',
  raiseAfterMinutes: [day],
  wakesOn,
  find: async (trx, { now, tree }) => {
    const { conflicts, documents } = await conflictsAt({ db: trx, tree, at: now })
    return conflicts.flatMap(({ parameter, higher, lower, because, from }): FoundGap[] => {
      const yielding = documents.get(lower.documentId)
      if (!yielding) return []
      return [
        {
          subject: `${higher.documentId} ${lower.documentId} ${parameter}`,
          areaId: yielding.areaId,
          ownerPostId: yielding.issuedByPostId,
          severity: 3,
          since: from,
          dueAt: null,
          data: {
            higher: higher.documentId,
            lower: lower.documentId,
            documentId: lower.documentId,
            parameter,
            because,
          },
        },
      ]
    })
  },
}

/** Recipients of a zone that have not said in time that a document has come: one gap for each document and zone [DOC-05]. */
const unacknowledged: GapRule = {
  key: 'document-unacknowledged',
  title: { vi: 'Chưa xác nhận đã nhận văn bản', en: 'Receipt not acknowledged' },
  source: 'DOC-05',
  raiseAfterMinutes: [0, day],
  wakesOn,
  find: async (trx, { now, profile }) => {
    const clocks = await documentClocksOf(profile, now)
    if (!clocks) return []
    const { acknowledgeHours } = clocks
    const today = dayOf(now, profile.utcOffsetMinutes)
    return gapsOf(
      trx,
      2,
      sql<Found>`
        select document_id::text as subject, zone_id as "areaId", null::uuid as "ownerPostId", min(sent_at) as since,
               min(sent_at) + make_interval(hours => ${acknowledgeHours}) as "dueAt",
               jsonb_build_object('documentId', document_id, 'count', count(*)) as data
        from document_recipients
        where received_at is null and post_id is not null and sent_at <= ${addMinutes(now, -acknowledgeHours * 60)}
          and not exists (select from areas where areas.id = document_recipients.area_id and areas.valid_to <= ${today})
        group by document_id, zone_id`,
    )
  },
}

/** A unit's days that are over and have no report: one gap for each document and unit, "thiếu" with their count [DOC-02]. */
const daysMissing: GapRule = {
  key: 'document-days-missing',
  title: { vi: 'Thiếu báo cáo ngày thực hiện', en: 'Day reports missing' },
  source: 'DOC-02',
  raiseAfterMinutes: [12 * 60, 2 * day],
  wakesOn,
  find: (trx, { now }) =>
    gapsOf(
      trx,
      3,
      sql<Found>`
        select document_id::text || ' ' || compliance_days.area_id as subject, compliance_days.area_id as "areaId",
               null::uuid as "ownerPostId", min(to_at) as since, min(to_at) as "dueAt",
               jsonb_build_object('documentId', document_id, 'count', count(*), 'days', jsonb_agg(day order by day)) as data
        from compliance_days join documents on documents.id = document_id
        where report is null and to_at <= ${now} and (documents.ended_at is null or to_at <= documents.ended_at)
        group by document_id, compliance_days.area_id`,
    ),
}

/** Units of a directive in force that have no head and so could not be activated [ORG-06]. */
const unitsWaiting: GapRule = {
  key: 'document-unit-without-head',
  title: { vi: 'Đơn vị chưa có người đứng đầu để thực hiện văn bản', en: 'Unit without a head to carry it out' },
  source: 'ORG-06',
  raiseAfterMinutes: [0],
  wakesOn: [...wakesOn, 'bodies'],
  find: (trx, { now, profile }) => {
    const today = dayOf(now, profile.utcOffsetMinutes)
    return gapsOf(
      trx,
      3,
      sql<Found>`
        select documents.id::text || ' ' || document_units.area_id as subject, document_units.area_id as "areaId",
               null::uuid as "ownerPostId", greatest(documents.issued_at, founded.at) as since,
               greatest(documents.effective_from, founded.at) as "dueAt",
               jsonb_build_object('documentId', documents.id) as data
        from document_units join documents on documents.id = document_id
        join areas on areas.id = document_units.area_id,
        -- A unit that a reform founded has been without a head since it was there, not since the directive was issued.
        lateral (select (areas.valid_from::timestamp - make_interval(mins => ${profile.utcOffsetMinutes})) at time zone 'UTC' as at)
          as founded
        where activated_at is null and (areas.valid_to is null or areas.valid_to > ${today})
          and (documents.effective_to is null or documents.effective_to > ${now})
          and (documents.ended_at is null or documents.ended_at > ${now})`,
    )
  },
}

/** Where a cascade found nobody and still nobody holds the post: one gap for each document, post and zone [TSK-01]. */
const cascadedToNobody: GapRule = {
  key: 'cascade-without-holder',
  title: { vi: 'Giao việc theo văn bản nhưng chức vụ chưa có người', en: 'Cascaded where nobody holds the post' },
  source: 'TSK-01',
  raiseAfterMinutes: [day],
  wakesOn: [...wakesOn, 'bodies'],
  find: (trx, { now }) =>
    gapsOf(
      trx,
      2,
      sql<Found>`
        select cascade_gaps.document_id::text || ' ' || post_kind as subject, zone_id as "areaId", null::uuid as "ownerPostId",
               min(cascades.at) as since, null::timestamptz as "dueAt",
               jsonb_build_object('documentId', cascade_gaps.document_id, 'postKind', post_kind,
                                  'count', count(distinct cascade_gaps.area_id)) as data
        from cascade_gaps join cascades on cascades.id = cascade_id
        where not exists (
          select 1 from posts join holdings on holdings.post_id = posts.id
          where posts.area_id = cascade_gaps.area_id and posts.kind = cascade_gaps.post_kind
            and holdings.from_at <= ${now} and (holdings.to_at is null or holdings.to_at > ${now}))
        group by cascade_gaps.document_id, post_kind, zone_id`,
    ),
}

/** What this room looks for. */
export const documentGaps: readonly GapRule[] = [
  withoutNumber,
  orphaned,
  ending,
  reviewPassed,
  conflicting,
  unacknowledged,
  daysMissing,
  unitsWaiting,
  cascadedToNobody,
]
