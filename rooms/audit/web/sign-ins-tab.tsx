import type { z } from 'zod'
import type { Instant } from '#kit'
import { type Filters, type QueryOf, showMomentShort, useFilters, useReadPages, useWords } from '#platform/web'
import { Empty, RecordList, SelectField, SheetExport, Tag, usePagedSource } from '#ui'
import { doorEvents, type signInItem, signInsContract } from '../domain/index.ts'
import styles from './audit.module.css'
import { type AuditWord, auditWords } from './audit.words.ts'
import { AuditFilters, sharedQuery } from './audit-filters.tsx'
import { KeptFor } from './kept-for.tsx'

type SignIn = z.infer<typeof signInItem>

/** The door's book: who signed in and out, who tried, which program's token was made and used. */
export function SignInsTab() {
  const t = useWords(auditWords)
  const [filters, setFilters] = useFilters()
  const query = queryOf(filters)
  const source = usePagedSource(useReadPages(signInsContract, query))
  return (
    <>
      <AuditFilters also={['signIns']}>
        <SelectField
          name="signIns"
          label={t('outcome')}
          value={filters.signIns}
          onChange={(value) => setFilters({ signIns: value })}
          options={doorEvents.map((value) => ({ value, label: t(`sign-ins.${value}`) }))}
          problem={undefined}
        />
      </AuditFilters>
      <RecordList
        label={t('tab.sign-ins')}
        source={source}
        rowKey={(line) => `${line.id} ${line.outcome}`}
        tools={<SheetExport sheet="audit.sign-ins" filters={query} />}
        columns={[
          { key: 'account', head: t('account'), width: 'minmax(160px, 3fr)', cell: (line) => <Whose line={line} /> },
          { key: 'outcome', head: t('outcome'), width: '2fr', cell: (line) => <Outcome line={line} /> },
          { key: 'home', head: t('where'), width: '2fr', from: 'wide', cell: ({ areaName }) => areaName },
          { key: 'address', head: t('address'), width: '2fr', from: 'middle', cell: ({ address }) => address },
          { key: 'at', head: t('at'), width: '150px', cell: ({ at }) => showMomentShort(at as Instant) },
        ]}
        empty={<Empty>{t('sign-ins.none')}</Empty>}
      />
      <KeptFor what="sessionsDays" />
    </>
  )
}

function Whose({ line }: { readonly line: SignIn }) {
  const t = useWords(auditWords)
  const [, setFilters] = useFilters()
  if (line.name === null) return <span className={styles.small}>{t('sign-ins.unknown')}</span>
  return (
    <button
      type="button"
      className={styles.plain}
      title={t('sign-ins.of-person')}
      onClick={() => setFilters({ accountId: line.accountId ?? undefined })}
    >
      <span className={styles.stack}>
        <span>{line.name}</span>
        <span className={styles.small}>{line.username}</span>
      </span>
    </button>
  )
}

function Outcome({ line }: { readonly line: SignIn }) {
  const t = useWords(auditWords)
  const isFailed = line.outcome === 'failed'
  return (
    <span className={styles.stack}>
      {isFailed ? <Tag tone="soon">{t('sign-ins.failed')}</Tag> : <span>{t(`sign-ins.${line.outcome}`)}</span>}
      {line.why !== null && <span className={styles.small}>{isFailed ? sayWhy(t, line.why) : line.why}</span>}
    </span>
  )
}

function sayWhy(t: (key: AuditWord) => string, why: string): string {
  const key = `why.${why}`
  return key in auditWords.vi ? t(key as AuditWord) : why
}

function queryOf(filters: Filters): QueryOf<z.infer<typeof signInsContract.query>> {
  return { ...sharedQuery(filters), outcome: doorEvents.find((one) => one === filters.signIns) ?? 'all' }
}
