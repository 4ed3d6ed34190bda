import { useState } from 'react'
import type { Day, Instant } from '#kit'
import { type PageProps, showDay, showMomentShort, useRead, useReading, useWords } from '#platform/web'
import { AreaBreadcrumb } from '#rooms/areas/web'
import { Answer, Button, Empty, LevelMark, LinkButton, Note, Page, Row, Rows, Section, Tag } from '#ui'
import { areaLevel, type DecisionLine } from '../domain/index.ts'
import { Explanation } from './explanation.tsx'
import { InputRows } from './input-rows.tsx'
import { levelsPath, proposalPath } from './level-paths.ts'
import styles from './levels.module.css'
import { levelWords } from './levels.words.ts'
import type { AreaLevelAnswer } from './levels-home.ts'
import { ProposeDialog } from './propose-dialog.tsx'
import { RecordInputDialog } from './record-input-dialog.tsx'
import { ReplayWeeks } from './replay-weeks.tsx'

/** `/levels/areas/$areaId`: the level of one area, why, and what would change it. */
export function AreaLevelPage({ params }: PageProps) {
  const answer = useRead(areaLevel, { id: Number(params.areaId) }, { rooms: ['in-force'] })
  return (
    <Answer to={answer} rows={10}>
      {(shown) => <AreaView shown={shown} />}
    </Answer>
  )
}

function AreaView({ shown }: { readonly shown: AreaLevelAnswer }) {
  const t = useWords(levelWords)
  const reading = useReading()
  const [open, setOpen] = useState<'record' | 'propose'>()
  const shut = () => setOpen(undefined)
  return (
    <Page
      above={<AreaBreadcrumb areaId={shown.area.id} />}
      title={`${t('title')}: ${reading(shown.area.title)}`}
      lead={
        shown.set
          ? `${t('set.by', { set: shown.set.number })} · ${t('waits-for', { unit: reading(shown.waitsFor) })}`
          : t('set.none')
      }
      actions={
        <>
          {shown.open && (
            <LinkButton look="main" to={proposalPath(shown.open.proposalId)}>
              {t('open')}
            </LinkButton>
          )}
          {shown.set && shown.may.prepare && !shown.open && (
            <Button look="main" icon="plus" onClick={() => setOpen('propose')}>
              {t('propose')}
            </Button>
          )}
          {shown.set && shown.may.prepare && <Button onClick={() => setOpen('record')}>{t('record')}</Button>}
          <LinkButton to={`/levels/what-if?areaId=${shown.area.id}`}>{t('what-if')}</LinkButton>
          {shown.unitLevel !== 'commune' && <LinkButton to={levelsPath(shown.area.id)}>{t('map')}</LinkButton>}
        </>
      }
    >
      {!shown.set && <Note>{t('set.none')}</Note>}
      <Standing shown={shown} />
      <div className={styles.columns}>
        <div className={styles.stack}>
          {shown.computed && <Explanation computed={shown.computed} set={shown.set} inputs={shown.inputs} />}
          <ReplayWeeks areaId={shown.area.id} on={shown.on} />
        </div>
        <Aside shown={shown} />
      </div>
      {open === 'record' && (
        <RecordInputDialog areaId={shown.area.id} keys={shown.inputs.map(({ key }) => key)} onClose={shut} />
      )}
      {open === 'propose' && <ProposeDialog areaId={shown.area.id} onClose={shut} />}
    </Page>
  )
}

function Standing({ shown }: { readonly shown: AreaLevelAnswer }) {
  const t = useWords(levelWords)
  const { inForce, computed } = shown
  return (
    <div className={styles.big}>
      <Section title={t('in-force')}>
        <div className={styles.bigPart}>
          {inForce ? (
            <>
              <span className={styles.bigLevel}>
                <LevelMark level={inForce.level} label={t('level', { level: inForce.level })} />
              </span>
              <span className={styles.small}>
                {t('in-force.since', {
                  from: showMomentShort(inForce.from as Instant),
                  review: inForce.reviewAt ? showMomentShort(inForce.reviewAt as Instant) : '–',
                })}
              </span>
            </>
          ) : (
            <span className={styles.small}>{t('in-force.none')}</span>
          )}
        </div>
      </Section>
      {computed && (
        <Section title={t('computed')}>
          <div className={styles.bigPart}>
            {computed.ok ? (
              <span className={styles.bigLevel}>
                <LevelMark level={computed.level} label={t('level', { level: computed.level })} />
              </span>
            ) : (
              <Tag tone="soon">{t('refused')}</Tag>
            )}
            <span className={styles.small}>
              {t('data-on', { day: showDay(shown.dataOn as Day) })}
              {computed.ok && inForce
                ? ` · ${computed.level === inForce.level ? t('computed.same') : t('computed.differs')}`
                : ''}
            </span>
          </div>
        </Section>
      )}
    </div>
  )
}

function Aside({ shown }: { readonly shown: AreaLevelAnswer }) {
  const t = useWords(levelWords)
  const reading = useReading()
  return (
    <div className={styles.stack}>
      {shown.inputs.length > 0 && (
        <Section title={t('inputs')}>
          <InputRows inputs={shown.inputs} />
        </Section>
      )}
      <Section title={t('decisions')}>
        {shown.decisions.length === 0 ? (
          <Empty title={t('decisions.none')} />
        ) : (
          <Rows label={t('decisions')}>
            {shown.decisions.map((decision) => (
              <DecisionRow key={decision.proposalId} decision={decision} />
            ))}
          </Rows>
        )}
      </Section>
      {shown.set && shown.set.unconfirmed.length > 0 && (
        <Section title={t('unconfirmed.title')}>
          <Rows label={t('unconfirmed.title')}>
            {shown.set.unconfirmed.map(({ what, ground }) => (
              <Row key={what.vi} title={reading(what)} detail={ground.text} />
            ))}
          </Rows>
        </Section>
      )}
    </div>
  )
}

/** A decision: who, for which unit, on what ground, and what had been proposed. */
export function DecisionRow({ decision }: { readonly decision: DecisionLine }) {
  const t = useWords(levelWords)
  const reading = useReading()
  const differs = decision.proposed !== decision.decided
  const details = [
    showMomentShort(decision.decidedAt as Instant),
    t('decision.line', { name: decision.byName ?? '', unit: decision.unit ? reading(decision.unit) : '' }),
    decision.delegated ? t('decision.delegated') : '',
    differs
      ? decision.proposed === null
        ? t('decision.proposed.none')
        : t('decision.proposed', { level: decision.proposed })
      : '',
    decision.reason ?? '',
  ]
  return (
    <Row
      mark={<LevelMark level={decision.decided} />}
      title={t('level', { level: decision.decided })}
      detail={details.filter(Boolean).join(' · ')}
      to={proposalPath(decision.proposalId)}
    />
  )
}
