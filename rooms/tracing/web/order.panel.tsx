import { useRead, useWords } from '#platform/web'
import { LinkButton, Section } from '#ui'
import { orderOfTaskContract } from '../domain/index.ts'
import styles from './tracing.module.css'
import { wardWords } from './ward.words.ts'

/** On the page of a task that a trace gave: the list behind it. Nothing on other tasks. */
export function OrderPanel({ subjectId }: { readonly subjectId: string }) {
  const t = useWords(wardWords)
  const { data } = useRead(orderOfTaskContract, { taskId: subjectId }, { rooms: ['tracing'] })
  const order = data?.order
  if (!order) return null
  return (
    <Section title={t('title')}>
      <p className={styles.quiet}>{t('order.done', { done: order.done, people: order.people })}</p>
      <LinkButton look="main" to={`/tracing/traces/${order.traceId}/wards/${order.wardId}`}>
        {t('order.open')}
      </LinkButton>
    </Section>
  )
}
