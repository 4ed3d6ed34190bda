import { useRead, useWords } from '#platform/web'
import { LinkButton, Section } from '#ui'
import { orderListContract } from '../domain/index.ts'
import { orderWords } from './order.words.ts'
import { OrderRows } from './order-rows.tsx'
import styles from './quarantine.module.css'
import { quarantinePath } from './quarantine-paths.ts'

/** On the page of a case: which of its contacts are isolated, proposed, or waiting. */
export function CaseIsolationPanel({ subjectId, areaId }: { readonly subjectId: string; readonly areaId: number }) {
  const t = useWords(orderWords)
  const { data } = useRead(orderListContract, { caseId: subjectId, state: 'all', limit: '10' })
  if (data === undefined) return null
  return (
    <Section title={t('panel.case')}>
      {data.items.length === 0 && <p className={styles.quiet}>{t('panel.case.none')}</p>}
      <OrderRows label={t('panel.case')} orders={data.items} />
      <LinkButton look="quiet" to={quarantinePath(areaId)}>
        {t('panel.waiting')}
      </LinkButton>
    </Section>
  )
}
