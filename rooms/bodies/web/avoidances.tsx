import { useState } from 'react'
import { useIntentForm, useMay, useRead, useReading, useWords } from '#platform/web'
import {
  Answer,
  Button,
  Clock,
  Dialog,
  Empty,
  IntentForm,
  LongTextField,
  RadioField,
  Row,
  Rows,
  Section,
  showToast,
  Tag,
} from '#ui'
import { avoidanceList, explainAvoidance, judgeAvoidance } from '../domain/index.ts'
import styles from './bodies.module.css'
import { bodyWords } from './bodies.words.ts'

/** What inspectors see: matters sent up though they were the unit's own, each with its reason and its clock. */
export function AvoidancesSection({ areaId }: { readonly areaId: number }) {
  const t = useWords(bodyWords)
  const reading = useReading()
  const answer = useRead(avoidanceList, { areaId, limit: 100 })
  const [judging, setJudging] = useState<string>()
  return (
    <Section title={t('avoidances')}>
      <Answer to={answer}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty>{t('avoidances.none')}</Empty>
          ) : (
            <Rows>
              {items.map((row) => (
                <Row
                  key={row.id}
                  mark={<Clock due={row.dueAt as never} isDone={row.verdict !== null} />}
                  title={`${row.areaName}: ${row.matter}`}
                  detail={
                    <span className={styles.text}>
                      {[
                        [reading(row.title), row.officerName].filter(Boolean).join(' · '),
                        t('avoidance.reason', { reason: row.reason }),
                        row.explanation && t('avoidance.explained', { text: row.explanation }),
                      ]
                        .filter(Boolean)
                        .join('\n')}
                    </span>
                  }
                  end={
                    row.verdict === null ? (
                      <Button onClick={() => setJudging(row.id)}>{t('avoidance.judge')}</Button>
                    ) : (
                      <Tag tone={row.verdict === 'avoided' ? 'warn' : 'quiet'}>
                        {t('avoidance.by', { verdict: t(`avoidance.${row.verdict}`), name: row.judgedByName ?? '' })}
                      </Tag>
                    )
                  }
                />
              ))}
            </Rows>
          )
        }
      </Answer>
      {judging && <JudgeDialog avoidanceId={judging} onClose={() => setJudging(undefined)} />}
    </Section>
  )
}

function JudgeDialog({ avoidanceId, onClose }: { readonly avoidanceId: string; readonly onClose: () => void }) {
  const t = useWords(bodyWords)
  const form = useIntentForm(judgeAvoidance, { draft: `bodies.judge.${avoidanceId}`, initial: { avoidanceId } })
  const done = () => {
    showToast({ text: t('avoidance.judged') })
    onClose()
  }
  return (
    <Dialog title={t('avoidances')} onClose={onClose}>
      <IntentForm form={form} submitLabel={t('avoidance.judge')} onDone={done} onCancel={onClose}>
        <RadioField
          label={t('avoidance.judge')}
          options={[
            { value: 'justified', label: t('avoidance.justified') },
            { value: 'avoided', label: t('avoidance.avoided') },
          ]}
          {...form.field('verdict')}
        />
        <LongTextField label={t('avoidance.note')} {...form.field('note')} />
      </IntentForm>
    </Dialog>
  )
}

interface AskedProps {
  readonly avoidance: {
    readonly id: string
    readonly explainedAt: string | null
    readonly verdict: 'justified' | 'avoided' | null
    readonly verdictNote: string | null
  }
  readonly onExplain: (avoidanceId: string) => void
}

/** What the unit is told beside its decision: that it is asked, that it was heard, how it was judged and why. */
export function Asked({ avoidance, onExplain }: AskedProps) {
  const t = useWords(bodyWords)
  const may = useMay()
  const { id, explainedAt, verdict, verdictNote } = avoidance
  if (verdict !== null) {
    return (
      <span className={styles.small}>
        {t(`avoidance.${verdict}`)}: {verdictNote}
      </span>
    )
  }
  if (explainedAt !== null || !may('bodies.decide')) return <Tag>{t('avoidance.waits')}</Tag>
  return <Button onClick={() => onExplain(id)}>{t('avoidance.explain')}</Button>
}

/** The unit's side of the matter, before anybody judges. */
export function ExplainDialog({
  avoidanceId,
  onClose,
}: {
  readonly avoidanceId: string
  readonly onClose: () => void
}) {
  const t = useWords(bodyWords)
  const form = useIntentForm(explainAvoidance, { draft: `bodies.explain.${avoidanceId}`, initial: { avoidanceId } })
  const done = () => {
    showToast({ text: t('avoidance.heard') })
    onClose()
  }
  return (
    <Dialog title={t('avoidance.explain')} onClose={onClose}>
      <IntentForm form={form} submitLabel={t('avoidance.explain')} onDone={done} onCancel={onClose}>
        <LongTextField
          label={t('avoidance.explain')}
          help={t('avoidance.explain.help')}
          {...form.field('explanation')}
        />
      </IntentForm>
    </Dialog>
  )
}
