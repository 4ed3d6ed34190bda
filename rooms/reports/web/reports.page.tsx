import { useAccount, useFilters, useMay, useRead, useReading, useWords } from '#platform/web'
import { AreaBreadcrumb, useAreaHead } from '#rooms/areas/web'
import { Answer, Empty, LinkButton, Page } from '#ui'
import { type FormView, formList } from '../domain/index.ts'
import { AreaPick } from './area-pick.tsx'
import { Choosers } from './choosers.tsx'
import { chosenForm } from './chosen-form.ts'
import { FormSelect } from './form-select.tsx'
import { PeriodBoard } from './period-board.tsx'
import { consolidatedPath, enterPath, periodPath, recordsPath } from './report-paths.ts'
import { reportWords } from './reports.words.ts'

/** `/reports`: the reports of an area, form by form and period by period: who has sent, who has not. */
export function ReportsPage() {
  const t = useWords(reportWords)
  const reading = useReading()
  const [filters] = useFilters()
  const { homeAreaId } = useAccount()
  const areaId = filters.areaId === undefined ? homeAreaId : Number(filters.areaId)
  const { data: area } = useAreaHead(areaId)
  const answer = useRead(formList, {})
  return (
    <Page
      title={area ? t('title.of', { area: reading(area.title) }) : t('title')}
      above={
        <AreaBreadcrumb areaId={areaId} linkTo={(id) => periodPath({ ...filters, areaId: id })} here={t('title')} />
      }
      actions={<HomeActions areaId={areaId} />}
    >
      <Answer to={answer} rows={8}>
        {({ forms }) => {
          const form = chosenForm(forms, filters.form)
          return form ? <FormBoard forms={forms} form={form} areaId={areaId} /> : <Empty title={t('form.none')} />
        }}
      </Answer>
    </Page>
  )
}

function HomeActions({ areaId }: { readonly areaId: number }) {
  const t = useWords(reportWords)
  const may = useMay()
  const [filters] = useFilters()
  const { form, period } = filters
  return (
    <>
      {may('reports.write') && (
        <LinkButton look="main" icon="plus" to={enterPath({ form, areaId, period })}>
          {t('enter')}
        </LinkButton>
      )}
      <LinkButton icon="chart" to={consolidatedPath({ form, areaId, period })}>
        {t('consolidated.open')}
      </LinkButton>
      <LinkButton to={recordsPath({ form, areaId })}>{t('list.open')}</LinkButton>
    </>
  )
}

interface BoardProps {
  readonly forms: readonly FormView[]
  readonly form: FormView
  readonly areaId: number
}

function FormBoard({ forms, form, areaId }: BoardProps) {
  const reading = useReading()
  return (
    <>
      <Choosers chosen={reading(form.title)}>
        <AreaPick areaId={areaId} />
        <FormSelect forms={forms} form={form} />
      </Choosers>
      <PeriodBoard
        key={form.code}
        form={form}
        areaId={areaId}
        doorOf={(change) => periodPath({ form: form.code, areaId, ...change })}
      />
    </>
  )
}
