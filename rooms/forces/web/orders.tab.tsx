import { useState } from 'react'
import type { Instant } from '#kit'
import { showMomentShort, useMay, useReading, useReadPages, useWords } from '#platform/web'
import { Button, Clock, Empty, RecordList, usePagedSource } from '#ui'
import { type OrderLine, orderList } from '../domain/index.ts'
import styles from './forces.module.css'
import { forceWords } from './forces.words.ts'
import { AnswerDialog, ArrivalDialog } from './order-dialogs.tsx'

/** Orders of the area's units, and orders that bring people to it. */
export function OrdersTab({ areaId }: { readonly areaId: number }) {
  const t = useWords(forceWords)
  const reading = useReading()
  const may = useMay()
  const [step, setStep] = useState<{ readonly kind: 'answer' | 'arrive'; readonly order: OrderLine }>()
  const source = usePagedSource(useReadPages(orderList, { areaId, limit: '60' }))
  const shown = (count: number | null) => (count === null ? t('unknown') : String(count))
  const close = () => setStep(undefined)
  return (
    <>
      <RecordList
        label={t('orders')}
        source={source}
        rowKey={(order) => order.id}
        columns={[
          {
            key: 'task',
            head: t('task'),
            width: 'minmax(0, 3fr)',
            cell: (order) => (
              <>
                {order.task}
                <span className={styles.under}>
                  {order.unit.name} → {reading(order.toArea.title)} · {order.document.name}
                </span>
              </>
            ),
          },
          {
            key: 'counts',
            head: t('asked'),
            width: 'minmax(0, 2fr)',
            cell: ({ asked, answered, present, reason }) => (
              <>
                {t('order.counts', { asked, answered: shown(answered), present: shown(present) })}
                {reason && <span className={styles.under}>{reason}</span>}
              </>
            ),
          },
          {
            key: 'by',
            head: t('answerBy'),
            width: '130px',
            from: 'middle',
            cell: ({ answerBy, answered }) => <Clock due={answerBy as Instant} isDone={answered !== null} />,
          },
          {
            key: 'until',
            head: t('until'),
            width: '110px',
            from: 'wide',
            cell: ({ until }) => showMomentShort(until as Instant),
          },
          {
            key: 'do',
            head: '',
            width: '150px',
            from: 'middle',
            cell: (order) =>
              may('forces.report') && (
                <Button
                  look="quiet"
                  onClick={() => setStep({ kind: order.answered === null ? 'answer' : 'arrive', order })}
                >
                  {order.answered === null ? t('answer') : t('arrive')}
                </Button>
              ),
          },
        ]}
        empty={<Empty title={t('orders.none')} />}
      />
      {step?.kind === 'answer' && <AnswerDialog order={step.order} onClose={close} />}
      {step?.kind === 'arrive' && <ArrivalDialog order={step.order} onClose={close} />}
    </>
  )
}
