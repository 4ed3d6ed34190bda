import { useState } from 'react'
import type { Day, Instant } from '#kit'
import { showDay, showMoment, useIntentForm, useRead, useReading, useWords } from '#platform/web'
import { ChosenArea, useChosenArea } from '#rooms/areas/web'
import {
  Answer,
  Breadcrumb,
  Button,
  Dialog,
  Fact,
  Facts,
  IntentForm,
  LongTextField,
  Note,
  Page,
  Row,
  Rows,
  Section,
  showToast,
  Tag,
} from '#ui'
import { type PlaybookPage as Book, playbookOf, switchPlaybook, type UnitStatus } from '../domain/index.ts'
import { clusterWords } from './cluster.words.ts'
import { zonesPath } from './zone-paths.ts'
import styles from './zones.module.css'

/** By which of two playbooks an area works, what the facts say, and the tasks that come with each (ZON-06). */
export function PlaybookPage() {
  const t = useWords(clusterWords)
  const areaId = useChosenArea()
  const answer = useRead(playbookOf, { areaId }, { rooms: ['zones', 'cases', 'tasks'] })
  const [wanted, setWanted] = useState<UnitStatus>()
  return (
    <Page
      title={t('playbook')}
      above={<Breadcrumb crumbs={[{ label: t('back'), to: zonesPath(areaId) }, { label: t('playbook') }]} />}
    >
      <div className={styles.bar}>
        <ChosenArea />
      </div>
      <Answer to={answer} rows={8}>
        {(book) => (
          <>
            <Differs book={book} />
            <div className={styles.columns}>
              <Playbooks book={book} onSwitch={setWanted} />
              <div>
                <FactsSection book={book} />
                {book.tasks.length > 0 && (
                  <Section title={t('playbook.tasks')}>
                    <Rows label={t('playbook.tasks')}>
                      {book.tasks.map(({ id, title, isDone }) => (
                        <Row key={id} to={`/tasks/${id}`} title={title} end={isDone ? t('playbook.done') : ''} />
                      ))}
                    </Rows>
                  </Section>
                )}
              </div>
            </div>
          </>
        )}
      </Answer>
      {wanted && <SwitchPlaybook areaId={areaId} status={wanted} onClose={() => setWanted(undefined)} />}
    </Page>
  )
}

/** The facts propose; a person switches. */
function Differs({ book: { status, byFacts } }: { readonly book: Book }) {
  const t = useWords(clusterWords)
  if (status === byFacts) return null
  const said = t(`playbook.status.${byFacts}`)
  return (
    <div className={styles.next}>
      <Note tone="soon" icon="warning">
        {t(status === null ? 'playbook.suggests' : 'playbook.differs', { status: said })}
      </Note>
    </div>
  )
}

function Playbooks({ book, onSwitch }: { readonly book: Book; readonly onSwitch: (status: UnitStatus) => void }) {
  const t = useWords(clusterWords)
  const reading = useReading()
  return (
    <div className={styles.playbooks}>
      {book.playbooks.map(({ status, title, tasks, source }) => (
        <Section
          key={status}
          title={reading(title)}
          note={book.status === status && <Tag tone="accent">{t('playbook.now')}</Tag>}
        >
          <ol>
            {tasks.map(({ code, title: words, dueHours }) => (
              <li key={code}>
                {reading(words)} <span className={styles.quiet}>({t('playbook.due', { hours: dueHours })})</span>
              </li>
            ))}
          </ol>
          <p className={styles.quiet}>{source}</p>
          {book.mayDecide && book.status !== status && (
            <div className={styles.buttons}>
              <Button look={book.byFacts === status ? 'main' : 'plain'} onClick={() => onSwitch(status)}>
                {t('playbook.switch')}
              </Button>
            </div>
          )}
        </Section>
      ))}
    </div>
  )
}

function FactsSection({ book }: { readonly book: Book }) {
  const t = useWords(clusterWords)
  const { facts, byFacts, status, since, by, reason } = book
  return (
    <Section title={t('playbook.facts')}>
      <Facts>
        <Fact name={t('playbook.facts')}>
          {t(`playbook.status.${byFacts}`)}
          <span className={styles.under}>{t('playbook.quiet', { days: facts.quietDays })}</span>
        </Fact>
        <Fact name={t('playbook.lastCase')}>
          {facts.lastCaseOn === null ? t('playbook.noCase') : showDay(facts.lastCaseOn as Day)}
        </Fact>
        <Fact name={t('playbook.points')}>{String(facts.activePoints)}</Fact>
        <Fact name={t('playbook.clusters')}>{String(facts.openClusters)}</Fact>
        <Fact name={t('playbook.now')}>
          {status === null ? t('playbook.none') : t(`playbook.status.${status}`)}
          {since && (
            <span className={styles.under}>
              {[showMoment(since as Instant), by, reason].filter(Boolean).join(' · ')}
            </span>
          )}
        </Fact>
      </Facts>
    </Section>
  )
}

interface SwitchProps {
  readonly areaId: number
  readonly status: UnitStatus
  readonly onClose: () => void
}

function SwitchPlaybook({ areaId, status, onClose }: SwitchProps) {
  const t = useWords(clusterWords)
  const form = useIntentForm(switchPlaybook, { draft: null, initial: { areaId, status } })
  const done = () => {
    showToast({ text: t('playbook.switched') })
    onClose()
  }
  return (
    <Dialog title={t('playbook.switch')} onClose={onClose}>
      <IntentForm form={form} submitLabel={t('playbook.switch')} onDone={done} onCancel={onClose}>
        <LongTextField label={t('reason')} {...form.field('reason')} />
      </IntentForm>
    </Dialog>
  )
}
