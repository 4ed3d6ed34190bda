import { type Day, isDay } from '#kit'
import { type PageProps, showFullDay, useFilters, useRead, useReading, useWords } from '#platform/web'
import { AreaBreadcrumb } from '#rooms/areas/web'
import { Answer, LinkButton, Page, SelectField } from '#ui'
import { type AreaSignalView, areaSignal } from '../domain/index.ts'
import { AreaSignal, hadCases } from './area-signal.tsx'
import { DaySteps } from './day-steps.tsx'
import styles from './forecast.module.css'
import { signalWords } from './forecast.words.ts'
import { areaSignalPath, methodPath, signalsPath } from './signal-paths.ts'

/** `/forecast/areas/…`: what each number of an area means in words, its days, R over time, alarms and who looked. */
export function AreaSignalPage({ params }: PageProps) {
  const t = useWords(signalWords)
  const reading = useReading()
  const [filters, setFilters] = useFilters()
  const areaId = Number(params.areaId)
  const day = filters.day !== undefined && isDay(filters.day) ? filters.day : undefined
  const query = { areaId, day, variant: filters.variant }
  const answer = useRead(areaSignal, query, { rooms: ['cases', 'forecast'] })
  const page = answer.data
  return (
    <Page
      title={page ? t('title.of', { area: reading(page.areaTitle) }) : t('title')}
      above={<AreaBreadcrumb areaId={areaId} linkTo={(id) => areaSignalPath(id, day)} />}
      lead={page && t(page.isOpen ? 'lead.open' : 'lead', { day: showFullDay(page.day as Day) })}
      actions={
        <>
          {page && (
            <LinkButton icon="chart" to={signalsPath(page.under > 0 ? areaId : (page.parentId ?? areaId), day)}>
              {t('list.open')}
            </LinkButton>
          )}
          <LinkButton icon="help" to={methodPath}>
            {t('method.open')}
          </LinkButton>
        </>
      }
    >
      <Answer to={answer} rows={8}>
        {(found) => (
          <>
            <div className={styles['bar-row']}>
              <DaySteps day={found.day} today={found.today} onChange={(next) => setFilters({ day: next })} />
            </div>
            <AreaSignal page={found} />
            {hadCases(found) && <VariantChoice page={found} onChange={(variant) => setFilters({ variant })} />}
          </>
        )}
      </Answer>
    </Page>
  )
}

function VariantChoice({
  page,
  onChange,
}: {
  readonly page: AreaSignalView
  readonly onChange: (variant: string | undefined) => void
}) {
  const t = useWords(signalWords)
  const reading = useReading()
  return (
    <div className={styles.variant}>
      <SelectField
        label={t('variant')}
        name="variant"
        value={page.parameters.variant}
        onChange={onChange}
        options={page.variants.map(({ variant, title }) => ({ value: variant, label: reading(title) }))}
      />
    </div>
  )
}
