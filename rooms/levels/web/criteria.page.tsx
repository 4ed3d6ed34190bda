import { useState } from 'react'
import type { z } from 'zod'
import type { Day, Instant } from '#kit'
import { showDay, showMomentShort, useRead, useReading, useWords } from '#platform/web'
import { Answer, Button, Empty, Note, Page, Row, Rows, Section, Tag } from '#ui'
import { levelBriefings } from '../domain/index.ts'
import { ActivateDialog, BriefingDialog } from './criteria-dialogs.tsx'
import styles from './levels.module.css'
import type { BriefedSet } from './levels-home.ts'
import { PublishedNotices } from './published-notices.tsx'
import { registerWords } from './register.words.ts'

type Criteria = z.infer<(typeof levelBriefings)['answer']>

/** `/levels/criteria`: the sets by their days, briefings, whether they were put to use; published notices (LVL-04). */
export function CriteriaPage() {
  const t = useWords(registerWords)
  const answer = useRead(levelBriefings, {})
  return (
    <Page title={t('criteria.title')} lead={t('criteria.lead')}>
      <div className={styles.stack}>
        <Answer to={answer} rows={8}>
          {({ sets, may }) => sets.map((set) => <OneSet key={set.key} set={set} may={may} />)}
        </Answer>
        <PublishedNotices />
      </div>
    </Page>
  )
}

function OneSet({ set, may }: { readonly set: BriefedSet; readonly may: Criteria['may'] }) {
  const t = useWords(registerWords)
  const reading = useReading()
  const [open, setOpen] = useState<'briefing' | 'activate'>()
  const days = { from: showDay(set.from as Day), to: set.to ? showDay(set.to as Day) : '' }
  return (
    <Section
      title={set.number}
      note={
        <Tag tone={set.activation ? 'accent' : 'quiet'}>
          {set.activation
            ? t('set.active', { at: showMomentShort(set.activation.at as Instant), name: set.activation.byName ?? '' })
            : t('set.inactive')}
        </Tag>
      }
    >
      <p>{reading(set.title)}</p>
      <p className={styles.small}>
        {set.to ? t('set.days', days) : t('set.open', days)} · {set.ground.text}
        {set.unconfirmed > 0 && ` · ${t('set.unconfirmed', { count: set.unconfirmed })}`}
      </p>
      {set.blanks.length > 0 && (
        <Note tone="soon" title={t('set.blanks')}>
          {set.blanks.map((blank) => reading(blank).replace(/^[^:]*: /, '')).join('; ')}
        </Note>
      )}
      <Briefings set={set} />
      <div className={styles.bar}>
        {may.prepare && <Button onClick={() => setOpen('briefing')}>{t('briefing')}</Button>}
        {may.activate && !set.activation && (
          <Button look="main" onClick={() => setOpen('activate')}>
            {t('activate')}
          </Button>
        )}
      </div>
      {open === 'briefing' && <BriefingDialog set={set} onClose={() => setOpen(undefined)} />}
      {open === 'activate' && <ActivateDialog set={set} onClose={() => setOpen(undefined)} />}
    </Section>
  )
}

function Briefings({ set }: { readonly set: BriefedSet }) {
  const t = useWords(registerWords)
  const reading = useReading()
  const absent = set.attendance.filter(({ people }) => people === 0).map(({ area }) => reading(area.title))
  return (
    <>
      {set.briefings.length === 0 ? (
        <Empty title={t('briefings.none')} />
      ) : (
        <>
          <Rows label={t('briefings')}>
            {set.briefings.map((one) => (
              <Row
                key={one.id}
                title={one.title}
                detail={[showMomentShort(one.heldAt as Instant), one.place].filter(Boolean).join(' · ')}
                end={t('briefing.line', { units: one.units, people: one.people })}
              />
            ))}
          </Rows>
          {absent.length > 0 && <p className={styles.small}>{t('absent', { areas: absent.join(', ') })}</p>}
        </>
      )}
      {set.activation?.reason && <p className={styles.small}>{set.activation.reason}</p>}
    </>
  )
}
