import { useMay, useRead, useReading, useWords } from '#platform/web'
import { LinkButton, Row, Rows, Section } from '#ui'
import { violationList } from '../domain/index.ts'
import { StateTag } from './violation-marks.tsx'
import { enterPath, violationPath } from './violation-paths.ts'
import styles from './violations.module.css'
import { violationWords } from './violations.words.ts'

/** On the page of an inspection's finding: the dossiers that came of it, and the way to open one. */
export function DossiersOfFinding({ subjectId, areaId }: { readonly subjectId: string; readonly areaId: number }) {
  const t = useWords(violationWords)
  const reading = useReading()
  const mayEnter = useMay()('violations.record')
  const { data } = useRead(violationList, { findingId: subjectId, limit: 20 })
  if (!data || (data.items.length === 0 && !mayEnter)) return null
  return (
    <Section title={t('title')}>
      {data.items.length > 0 && (
        <Rows label={t('list.label')}>
          {data.items.map((one) => (
            <Row
              key={one.id}
              to={violationPath(one.id)}
              title={`${one.number} · ${reading(one.behaviourTitle)}`}
              end={<StateTag of={one} />}
            />
          ))}
        </Rows>
      )}
      {mayEnter && (
        <p className={styles.aside}>
          <LinkButton to={enterPath({ areaId, findingId: subjectId })}>{t('enter')}</LinkButton>
        </p>
      )}
    </Section>
  )
}
