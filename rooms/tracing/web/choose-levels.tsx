import { useState } from 'react'
import { showNumber, useWords } from '#platform/web'
import { Button, Dialog, RadioField, RefusalNote } from '#ui'
import type { TracePage } from '../domain/index.ts'
import styles from './tracing.module.css'
import { tracingWords } from './tracing.words.ts'
import { useTraceAgain } from './use-trace-again.ts'

const levels = ['1', '2', '3'] as const

/** How far the trace goes, F1, F2 or F3; of each class it is said before how many are kept, and why not all. */
export function ChooseLevels({ trace, onClose }: { readonly trace: TracePage; readonly onClose: () => void }) {
  const t = useWords(tracingWords)
  const again = useTraceAgain(trace)
  const [chosen, setChosen] = useState<(typeof levels)[number]>(trace.levels < 3 ? '3' : '2')
  const send = async () => {
    if (await again.ask(Number(chosen))) onClose()
  }
  const foot = (
    <>
      <Button onClick={onClose}>{t('levels.cancel')}</Button>
      <Button look="main" busy={again.isBusy} onClick={() => void send()}>
        {t('levels.do', { level: chosen })}
      </Button>
    </>
  )
  return (
    <Dialog title={t('levels.title')} onClose={onClose} foot={foot}>
      <p className={`${styles.quiet} ${styles.above}`}>{t('levels.help')}</p>
      <RadioField
        label={t('levels.label', { level: trace.levels })}
        name="levels"
        value={chosen}
        onChange={(next) => next && setChosen(next)}
        options={levels.map((level) => {
          const cap = trace.caps?.[Number(level) - 1]
          const kept = cap === undefined ? '' : ` ${t('levels.cap', { count: showNumber(cap) })}`
          return { value: level, label: `F${level}`, help: `${t(`levels.${level}`)}${kept}` }
        })}
      />
      {again.problem && <RefusalNote problem={again.problem} />}
    </Dialog>
  )
}
