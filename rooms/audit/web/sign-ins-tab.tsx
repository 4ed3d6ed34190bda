import type { Instant } from '#kit'
import { showMomentShort, useFilters, useReadPages, useWords } from '#platform/web'
import { Choice, Empty, RecordList, Tag, usePagedSource } from '#ui'
import { signInsContract } from '../domain/index.ts'
import styles from './audit.module.css'
import { type AuditWord, auditWords } from './audit.words.ts'

const outcomes = ['all', 'signed-in', 'failed'] as const
type Outcome = (typeof outcomes)[number]

/** Who signed in, and who tried. */
export function SignInsTab() {
  const t = useWords(auditWords)
  const [filters, setFilters] = useFilters()
  const outcome = outcomes.find((one) => one === filters.signIns) ?? 'all'
  const source = usePagedSource(useReadPages(signInsContract, { outcome }))
  return (
    <RecordList
      label={t('tab.sign-ins')}
      source={source}
      rowKey={(line) => line.id}
      tools={
        <Choice<Outcome>
          label={t('outcome')}
          options={outcomes.map((value) => ({ value, label: t(`sign-ins.${value}`) }))}
          value={outcome}
          onChange={(value) => setFilters({ signIns: value === 'all' ? undefined : value })}
        />
      }
      columns={[
        {
          key: 'account',
          head: t('account'),
          width: 'minmax(160px, 3fr)',
          cell: ({ name, username }) =>
            name === null ? (
              <span className={styles.small}>{t('sign-ins.unknown')}</span>
            ) : (
              <span className={styles.stack}>
                <span>{name}</span>
                <span className={styles.small}>{username}</span>
              </span>
            ),
        },
        {
          key: 'outcome',
          head: t('outcome'),
          width: '2fr',
          cell: (line) =>
            line.outcome === 'failed' ? (
              <span className={styles.stack}>
                <Tag tone="soon">{t('sign-ins.failed')}</Tag>
                <span className={styles.small}>{sayWhy(t, line.why)}</span>
              </span>
            ) : (
              t('sign-ins.signed-in')
            ),
        },
        { key: 'address', head: t('address'), width: '2fr', from: 'middle', cell: ({ address }) => address },
        { key: 'at', head: t('at'), width: '150px', cell: ({ at }) => showMomentShort(at as Instant) },
      ]}
      empty={<Empty>{t('sign-ins.none')}</Empty>}
    />
  )
}

function sayWhy(t: (key: AuditWord) => string, why: string | null): string {
  const key = `why.${why}`
  return key in auditWords.vi ? t(key as AuditWord) : ''
}
