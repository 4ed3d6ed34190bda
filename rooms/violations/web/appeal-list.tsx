import { useReadPages, useWords } from '#platform/web'
import { Empty, RecordList, usePagedSource } from '#ui'
import { violationList } from '../domain/index.ts'
import { useViolationColumns } from './violation-list.tsx'
import { violationPath } from './violation-paths.ts'
import styles from './violations.module.css'
import { violationWords } from './violations.words.ts'

/** Appeals that wait for an answer, with their clocks. */
export function AppealList({ areaId }: { readonly areaId: number }) {
  const t = useWords(violationWords)
  const source = usePagedSource(useReadPages(violationList, { areaId, waits: 'appeal' as const }))
  return (
    <>
      <p className={styles.aside}>{t('appeals.lead')}</p>
      <RecordList
        label={t('appeals.label')}
        source={source}
        rowKey={({ id }) => id}
        rowLink={({ id }) => violationPath(id)}
        columns={useViolationColumns()}
        empty={<Empty title={t('appeals.empty')} />}
      />
    </>
  )
}
