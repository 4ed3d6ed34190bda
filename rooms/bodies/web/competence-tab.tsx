import { useState } from 'react'
import { showDay, useMay, useRead, useReading, useReadPages, useWords } from '#platform/web'
import { Answer, Button, Empty, Fact, Facts, RecordList, Section, Tag, usePagedSource } from '#ui'
import { competenceList, decisionList } from '../domain/index.ts'
import { Asked, AvoidancesSection, ExplainDialog } from './avoidances.tsx'
import styles from './bodies.module.css'
import { type BodyWord, bodyWords } from './bodies.words.ts'
import { organiseWords } from './organise.words.ts'
import { RecordDecisionDialog } from './record-decision.form.tsx'
import { SetCompetenceDialog } from './set-competence.form.tsx'

/** Who decides what, what was decided or sent up, and for inspectors what was sent up though it was one's own (ORG-07). */
export function CompetenceTab({ areaId }: { readonly areaId: number }) {
  const t = useWords(bodyWords)
  const may = useMay()
  const say = useWords(organiseWords)
  const [isOpen, setOpen] = useState(false)
  const [isSetting, setSetting] = useState(false)
  const set = may('bodies.keep-competences') && (
    <Button icon="plus" onClick={() => setSetting(true)}>
      {say('competence')}
    </Button>
  )
  return (
    <div className={styles.stack}>
      {may('bodies.inspect-avoidance') && <AvoidancesSection areaId={areaId} />}
      <Section
        title={t('decisions')}
        note={
          may('bodies.decide') && (
            <Button icon="plus" onClick={() => setOpen(true)}>
              {t('decision.record')}
            </Button>
          )
        }
      >
        <Decisions areaId={areaId} />
      </Section>
      <Section title={t('register')} note={set}>
        <p className={styles.small}>{t('register.lead')}</p>
        <Register />
      </Section>
      {isOpen && <RecordDecisionDialog areaId={areaId} onClose={() => setOpen(false)} />}
      {isSetting && <SetCompetenceDialog onClose={() => setSetting(false)} />}
    </div>
  )
}

function Register() {
  const t = useWords(bodyWords)
  const reading = useReading()
  return (
    <Answer to={useRead(competenceList, {})}>
      {({ items }) => (
        <Facts>
          {items.map((row) => (
            <Fact key={row.decisionType} name={reading(row.title)}>
              {row.level === null ? (
                <span className={styles.small}>{t('register.silent')}</span>
              ) : (
                <>
                  {t(`level.${row.level}` as BodyWord)}{' '}
                  <span className={styles.small}>
                    {row.validFrom && t('since', { at: showDay(row.validFrom as never) })} · {row.source}
                  </span>
                </>
              )}
            </Fact>
          ))}
        </Facts>
      )}
    </Answer>
  )
}

function Decisions({ areaId }: { readonly areaId: number }) {
  const t = useWords(bodyWords)
  const reading = useReading()
  const source = usePagedSource(useReadPages(decisionList, { areaId, limit: 50 }))
  const [explaining, setExplaining] = useState<string>()
  return (
    <>
      <RecordList
        label={t('decisions')}
        source={source}
        rowKey={(row) => row.id}
        columns={[
          { key: 'matter', head: t('decision.matter'), width: '3fr', cell: (row) => row.matter },
          { key: 'type', head: t('decision.type'), width: '2fr', from: 'wide', cell: (row) => reading(row.title) },
          { key: 'area', head: t('area'), width: '1.5fr', from: 'middle', cell: (row) => row.areaName },
          {
            key: 'outcome',
            head: t('decision.outcome'),
            width: '2fr',
            cell: (row) => (
              <span className={styles.holders}>
                <Tag>{row.outcome === 'decided' ? t('decided') : t('forwarded', { area: row.toAreaName ?? '' })}</Tag>
                {row.avoidance && <Asked avoidance={row.avoidance} onExplain={setExplaining} />}
              </span>
            ),
          },
          { key: 'who', head: t('who'), width: '1.5fr', from: 'middle', cell: (row) => row.officerName ?? '–' },
        ]}
        empty={<Empty>{t('decisions.none')}</Empty>}
      />
      {explaining && <ExplainDialog avoidanceId={explaining} onClose={() => setExplaining(undefined)} />}
    </>
  )
}
