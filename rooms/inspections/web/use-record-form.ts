import { useMemo } from 'react'
import type { Words } from '#kit'
import { cityNow, onThisMachine, useDraft, useFilters, useIntent, useRead } from '#platform/web'
import { sitePageContract } from '#rooms/sites/domain'
import { inspectionCatalogueContract, inspectionPageContract, recordInspection } from '../domain/index.ts'
import { toSheet } from './checklist-fields.tsx'
import { subjectOf } from './plan-inspection.page.tsx'
import { type InspectionDraft, toRecord } from './record.ts'
import { problemsOf } from './state-finding.dialog.tsx'

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
  const problems: Readonly<Record<string, Words>> = problemsOf(door.problem?.fields)
  const submit = async () => {
    const checked = recordInspection.payload.safeParse(toRecord(draft, checklist && toSheet(checklist, draft.answers)))
    const answer = checked.success ? await door.ask(checked.data, occurredAt) : undefined
    if (answer) kept.discard(empty)
    return answer
  }
  return {
    draft,
    set: (change: Partial<InspectionDraft>) => kept.change({ ...draft, ...change }),
    door,
    problems,
    catalogue,
    checklist,
    submit,
    wasKept: kept.wasKept,
    discard: () => kept.discard(empty),
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
