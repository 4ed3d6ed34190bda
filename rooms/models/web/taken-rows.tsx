import { useState } from 'react'
import type { Day } from '#kit'
import { showDay, useReading, useWords } from '#platform/web'
import { Button, Empty, Row, Rows, Tag } from '#ui'
import { EvaluateDialog } from './model-dialogs.tsx'
import styles from './models.module.css'
import { modelWords } from './models.words.ts'
import type { ShownModel } from './shown-model.ts'

/** Each unit that took the practice up: since when, how it did, and what it saw. */
export function TakenRows({ taken }: { readonly taken: ShownModel['taken'] }) {
  const t = useWords(modelWords)
  const reading = useReading()
  const [evaluating, setEvaluating] = useState<string>()
  if (taken.length === 0) return <Empty>{t('taken.none')}</Empty>
  return (
    <>
      <Rows label={t('taken')}>
        {taken.map((one) => {
          const since = t('taken.since', { day: showDay(one.adoptedOn as Day) })
          const lines = [[since, one.isPilot && t('pilot')].filter(Boolean).join(' · '), one.note, one.result]
          return (
            <Row
              key={one.id}
              title={reading(one.areaTitle)}
              detail={<span className={styles.small}>{lines.filter(Boolean).join('\n')}</span>}
              end={
                one.verdict === null && one.mayEvaluate ? (
                  <Button onClick={() => setEvaluating(one.id)}>{t('evaluate')}</Button>
                ) : (
                  <Tag>{t(`verdict.${one.verdict ?? 'none'}`)}</Tag>
                )
              }
            />
          )
        })}
      </Rows>
      {evaluating && <EvaluateDialog adoptionId={evaluating} onClose={() => setEvaluating(undefined)} />}
    </>
  )
}
