import type { Day } from '#kit'
import { useAccount, useFilters, useGo, useIntentForm, useRead, useReading, useWords } from '#platform/web'
import { DayField, IntentForm, LongTextField, Page, PickManyField, SelectField, showToast } from '#ui'
import { inspectionCatalogueContract, type NamedSubject, planInspection } from '../domain/index.ts'
import { KindFields } from './kind-fields.tsx'
import { planWords } from './plan.words.ts'
import { findPosts, SubjectField } from './subject-field.tsx'

/** Plans an inspection: of what, of which kind, by whom, when; by surprise or not. */
export function PlanInspectionPage() {
  const t = useWords(planWords)
  const reading = useReading()
  const go = useGo()
  const { homeAreaId } = useAccount()
  const [filters] = useFilters()
  const subject = subjectOf(filters)
  const form = useIntentForm(planInspection, {
    draft: `inspections.plan.${subject ? JSON.stringify(subject) : ''}`,
    initial: {
      kind: 'inspection',
      surprise: false,
      inspectorPostIds: [],
      ...(subject ? { subject } : {}),
      ...(filters.teamId ? { teamId: filters.teamId } : {}),
      ...(filters.campaignId ? { campaignId: filters.campaignId } : {}),
    },
  })
  const { data: catalogue } = useRead(inspectionCatalogueContract, {})
  const done = ({ result }: { readonly result: unknown }) => {
    showToast({ text: t('done') })
    go(`/inspections/${(result as { inspectionId: string }).inspectionId}`)
  }
  const problemOf = (name: 'kind' | 'teamId' | 'surprise' | 'campaignId') => form.field(name).problem
  return (
    <Page title={t('title')} width="reading">
      <IntentForm form={form} submitLabel={t('title')} onDone={done} onCancel={() => history.back()}>
        <SubjectField
          value={form.values.subject}
          onChange={(next) => form.set({ subject: next })}
          problem={form.field('subject').problem}
        />
        <KindFields
          value={form.values}
          onChange={(change) => form.set(change)}
          problems={{
            kind: problemOf('kind'),
            teamId: problemOf('teamId'),
            surprise: problemOf('surprise'),
            campaignId: problemOf('campaignId'),
          }}
          isAhead
        />
        <DayField
          label={t('day')}
          optional
          {...form.field('plannedOn')}
          value={form.values.plannedOn as Day | undefined}
        />
        <PickManyField<string>
          label={t('inspectors')}
          help={t('inspectors.help')}
          optional
          {...form.field('inspectorPostIds')}
          onChange={(ids) => form.set({ inspectorPostIds: [...(ids ?? [])] })}
          find={findPosts(homeAreaId ?? 1)}
        />
        <SelectField
          label={t('checklist')}
          help={t('checklist.suits')}
          optional
          {...form.field('checklist')}
          options={(catalogue?.checklists ?? []).map(({ key, title }) => ({ value: key, label: reading(title) }))}
        />
        <LongTextField label={t('note')} optional {...form.field('note')} />
      </IntentForm>
    </Page>
  )
}

/** What a link said that should be inspected. */
export function subjectOf(filters: Readonly<Record<string, string>>): NamedSubject | undefined {
  if (filters.siteId) return { kind: 'site', id: filters.siteId }
  if (filters.bodyId) return { kind: 'body', id: filters.bodyId }
  if (filters.postId) return { kind: 'post', id: filters.postId }
  return filters.subjectAreaId ? { kind: 'area', areaId: Number(filters.subjectAreaId) } : undefined
}
