import type { Instant } from '#kit'
import { useRead, useReading, useWords } from '#platform/web'
import { Clock, Row, Rows, Section } from '#ui'
import { caseList, noteList } from '../domain/index.ts'
import { accountabilityWords } from './accountability.words.ts'
import { casePath, notePath } from './paths.ts'

/** What waits for one's own explanation, above everything else; nothing when nothing does. */
export function MineSection() {
  const t = useWords(accountabilityWords)
  const reading = useReading()
  const { data: cases } = useRead(caseList, { mine: 'true', isOpen: 'true' })
  const { data: notes } = useRead(noteList, { mine: 'true', state: 'draft', kind: 'criticism' })
  const open = (cases?.items ?? []).filter(({ explainedAt }) => explainedAt === null)
  const drafts = (notes?.items ?? []).filter(({ explainedAt }) => explainedAt === null)
  if (open.length + drafts.length === 0) return null
  return (
    <Section title={t('mine')}>
      <Rows label={t('mine')}>
        {open.map((one) => (
          <Row
            key={one.id}
            mark={<Clock due={one.explainBy as Instant} />}
            title={t('mine.case', { what: one.matter })}
            detail={`${one.aboutTitle} · ${reading(one.areaTitle)}`}
            to={casePath(one.id)}
          />
        ))}
        {drafts.map((one) => (
          <Row
            key={one.id}
            mark={<Clock due={one.explainBy as Instant} />}
            title={t('mine.note', { what: one.title })}
            detail={`${one.targetTitle} · ${reading(one.areaTitle)}`}
            to={notePath(one.id)}
          />
        ))}
      </Rows>
    </Section>
  )
}
