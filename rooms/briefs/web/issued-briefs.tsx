import { toInstant } from '#kit'
import { showMoment, useReading, useReadPages, useWords } from '#platform/web'
import { Button, Row, Rows, Section } from '#ui'
import { type IssuedBriefLine, issuedBriefList } from '../domain/index.ts'
import { issuedBriefPath } from './brief-addresses.ts'
import styles from './briefs.module.css'
import { briefWords } from './briefs.words.ts'

/** Signed briefs of the area and of what lies inside it, the last signed first. */
export function IssuedBriefs({ areaId }: { readonly areaId: number }) {
  const t = useWords(briefWords)
  const pages = useReadPages(issuedBriefList, { areaId, limit: 10 })
  const lines = pages.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <div className={`${styles.issued} no-print`}>
      <Section title={t('issued')}>
        {lines.length === 0 && <p>{t('issued.none')}</p>}
        <Rows>
          {lines.map((line) => (
            <IssuedRow key={line.id} line={line} />
          ))}
        </Rows>
        {pages.hasNextPage && <Button onClick={() => void pages.fetchNextPage()}>{t('issued.more')}</Button>}
      </Section>
    </div>
  )
}

function IssuedRow({ line }: { readonly line: IssuedBriefLine }) {
  const t = useWords(briefWords)
  const reading = useReading()
  const by = t('issued.by', { name: line.by ?? '', at: showMoment(toInstant(line.issuedAt)) })
  return (
    <Row
      title={t('issued.line', { area: reading(line.areaTitle), at: showMoment(toInstant(line.at)) })}
      detail={line.number === null ? by : `${line.number} · ${by}`}
      to={issuedBriefPath(line.id)}
    />
  )
}
