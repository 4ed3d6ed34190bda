import { useState } from 'react'
import type { Day } from '#kit'
import {
  showDay,
  showMomentShort,
  showNumber,
  useFilters,
  useIntentForm,
  useReading,
  useReadPages,
  useWords,
} from '#platform/web'
import {
  Breadcrumb,
  Button,
  Dialog,
  Empty,
  IntentForm,
  LongTextField,
  Page,
  RadioField,
  RecordList,
  showToast,
  usePagedSource,
} from '#ui'
import { recordRecheck, type SampleView, sampleList, sampleOutcomes } from '../domain/index.ts'
import { listPath, unitPath } from './score-paths.ts'
import styles from './scorecards.module.css'
import { scoreWords } from './scorecards.words.ts'

/** `/scorecards/samples`: re-checks drawn by lot, and who may enter what they came to. */
export function SamplesPage() {
  const t = useWords(scoreWords)
  const reading = useReading()
  const [filters] = useFilters()
  const [checking, setChecking] = useState<SampleView>()
  const areaId = filters.areaId === undefined ? undefined : Number(filters.areaId)
  const source = usePagedSource(useReadPages(sampleList, { areaId }))
  return (
    <Page
      title={t('samples.title')}
      lead={t('samples.lead')}
      above={<Breadcrumb crumbs={[{ label: t('title'), to: listPath() }, { label: t('samples.title') }]} />}
    >
      <RecordList
        label={t('samples.title')}
        source={source}
        rowKey={({ id }) => id}
        rowLink={(sample) => unitPath(sample.areaId, sample.day)}
        columns={[
          { key: 'unit', head: t('unit'), width: 'minmax(160px, 1fr)', cell: ({ areaTitle }) => reading(areaTitle) },
          { key: 'day', head: t('day'), width: '88px', cell: ({ day }) => showDay(day as Day) },
          {
            key: 'state',
            head: t('state'),
            width: 'minmax(200px, 2fr)',
            cell: (sample) => <Standing sample={sample} />,
          },
          {
            key: 'lot',
            head: t('samples.lot.head'),
            width: 'minmax(160px, 1fr)',
            from: 'wide',
            cell: ({ lot, salt }) => (
              <span className={styles.aside} title={salt}>
                {t('samples.lot', { lot: showNumber(lot, 4), salt: salt.slice(0, 8) })}
              </span>
            ),
          },
          {
            key: 'check',
            head: t('samples.check'),
            width: '136px',
            align: 'end',
            cell: (sample) =>
              sample.mayCheck ? <Button onClick={() => setChecking(sample)}>{t('samples.check')}</Button> : null,
          },
        ]}
        empty={<Empty title={t('samples.none')} />}
      />
      {checking && <CheckDialog sample={checking} onClose={() => setChecking(undefined)} />}
    </Page>
  )
}

function Standing({ sample }: { readonly sample: SampleView }) {
  const t = useWords(scoreWords)
  if (sample.outcome === null || sample.checkedAt === null) {
    return `${t('samples.waiting')} · ${t('samples.due', { at: showMomentShort(sample.dueAt as never) })}`
  }
  const said = {
    outcome: t(`outcome.${sample.outcome}`),
    who: sample.checkedBy ?? '',
    at: showMomentShort(sample.checkedAt as never),
  }
  return t('samples.by', said)
}

function CheckDialog({ sample, onClose }: { readonly sample: SampleView; readonly onClose: () => void }) {
  const t = useWords(scoreWords)
  const reading = useReading()
  const form = useIntentForm(recordRecheck, {
    draft: `scorecards.recheck.${sample.id}`,
    initial: { sampleId: sample.id },
  })
  const done = () => {
    showToast({ text: t('samples.done') })
    onClose()
  }
  const title = t('samples.check.title', { area: reading(sample.areaTitle), day: showDay(sample.day as Day) })
  return (
    <Dialog title={title} onClose={onClose}>
      <IntentForm form={form} submitLabel={t('samples.check')} onDone={done} onCancel={onClose}>
        <RadioField
          label={t('samples.outcome')}
          options={sampleOutcomes.map((value) => ({ value, label: t(`outcome.${value}`) }))}
          {...form.field('outcome')}
        />
        <LongTextField label={t('samples.note')} {...form.field('note')} />
      </IntentForm>
    </Dialog>
  )
}
