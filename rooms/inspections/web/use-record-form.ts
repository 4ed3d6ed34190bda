import { useMemo } from 'react'
import { cityNow, onThisMachine, useDraft, useFilters, useIntent, useRead } from '#platform/web'
import { sitePageContract } from '#rooms/sites/domain'
import { inspectionCatalogueContract, inspectionPageContract, recordInspection } from '../domain/index.ts'
import { toSheet } from './checklist-fields.tsx'
import { subjectOf } from './plan-inspection.page.tsx'
import { complaintsOfRecord, fieldsOf, type InspectionDraft, toRecord } from './record.ts'
import { useComplaints } from './use-complaints.ts'

/** The form of a whole inspection, as its parts are given it. */
export type RecordForm = ReturnType<typeof useRecordForm>

/** A whole inspection as a draft that survives; sent, every moment is seconds before its end. */
export function useRecordForm() {
  const [filters] = useFilters()
  const empty: InspectionDraft = useMemo(
    () => ({
      inspectionId: filters.inspectionId,
      subject: subjectOf(filters),
      teamId: filters.teamId,
      campaignId: filters.campaignId,
      kind: 'inspection',
      surprise: false,
      endAt: cityNow(),
      answers: [],
      findings: [],
      photos: [],
    }),
    [filters],
  )
  const kept = useDraft(`inspections.record.${filters.inspectionId ?? filters.siteId ?? ''}`, empty)
  const draft = kept.value
  const door = useIntent(recordInspection)
  const { data: catalogue } = useRead(inspectionCatalogueContract, {})
  const suits = useSuitingChecklist(draft)
  const checklist = catalogue?.checklists.find(({ key }) => key === (draft.checklist ?? suits))
  const occurredAt = useMemo(() => onThisMachine(draft.endAt), [draft.endAt])
  const { complaints: problems, say, forget } = useComplaints(door.problem)
  const sheet = checklist && toSheet(checklist, draft.answers)
  const submit = async () => {
    const missing = complaintsOfRecord(draft, sheet)
    say(missing)
    if (Object.keys(missing).length > 0) return undefined
    const answer = await door.ask(recordInspection.payload.parse(toRecord(draft, sheet)), occurredAt)
    if (answer) kept.discard(empty)
    return answer
  }
  const set = (change: Partial<InspectionDraft>) => {
    forget(fieldsOf(change))
    kept.change({ ...draft, ...change })
  }
  return {
    draft,
    set,
    door,
    problems,
    catalogue,
    checklist,
    sheet,
    submit,
    wasKept: kept.wasKept,
    discard: () => {
      say({})
      kept.discard(empty)
    },
  }
}

/** The checklist that suits what is inspected: of the plan, else of the kind of place, of its family, of the subject. */
function useSuitingChecklist({ inspectionId, subject }: InspectionDraft): string | undefined {
  const { data: catalogue } = useRead(inspectionCatalogueContract, {})
  const siteId = subject?.kind === 'site' ? subject.id : undefined
  const { data: planned } = useRead(inspectionPageContract, { inspectionId }, { enabled: inspectionId !== undefined })
  const { data: site } = useRead(sitePageContract, { id: siteId }, { enabled: siteId !== undefined })
  const lists = catalogue?.checklists ?? []
  if (inspectionId) return planned?.checklist ?? undefined
  const ofSite =
    site &&
    (lists.find(({ siteKinds }) => siteKinds.includes(site.kind)) ??
      lists.find(({ families }) => families.includes(site.family)))
  return (ofSite ?? lists.find(({ subjects }) => subject && subjects.includes(subject.kind)))?.key
}
