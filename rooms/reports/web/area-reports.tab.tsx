import { addressOf, useFilters, useRead, useWords } from '#platform/web'
import { Answer, Empty, LinkButton } from '#ui'
import { formList } from '../domain/index.ts'
import { chosenForm } from './chosen-form.ts'
import { FormSelect } from './form-select.tsx'
import { PeriodBoard } from './period-board.tsx'
import { consolidatedPath, periodPath } from './report-paths.ts'
import styles from './reports.module.css'
import { reportWords } from './reports.words.ts'

/** The reports of an area on its page: form, periods, who has sent. */
export function AreaReportsTab({ areaId }: { readonly areaId: number }) {
  const t = useWords(reportWords)
  const [filters] = useFilters()
  const answer = useRead(formList, {})
  return (
    <Answer to={answer} rows={6}>
      {({ forms }) => {
        const form = chosenForm(forms, filters.form)
        if (!form) return <Empty title={t('form.none')} />
        return (
          <>
            <div className={styles.bar}>
              <FormSelect forms={forms} form={form} />
              <LinkButton icon="chart" to={consolidatedPath({ form: form.code, areaId })}>
                {t('consolidated.open')}
              </LinkButton>
              <LinkButton look="quiet" to={periodPath({ form: form.code, areaId })}>
                {t('tab.open')}
              </LinkButton>
            </div>
            <PeriodBoard
              key={form.code}
              form={form}
              areaId={areaId}
              doorOf={(change) => addressOf('', { tab: 'reports', form: form.code, ...change })}
            />
          </>
        )
      }}
    </Answer>
  )
}
