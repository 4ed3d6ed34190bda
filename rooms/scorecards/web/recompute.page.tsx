import { z } from 'zod'
import { addDays, type Day, intentContract, uuidField } from '#kit'
import {
  type FieldDoor,
  showDay,
  showNumber,
  today,
  useAccount,
  useFilters,
  useIntent,
  useIntentForm,
  useRead,
  useWords,
} from '#platform/web'
import { AreaField } from '#rooms/areas/web'
import { Answer, Breadcrumb, Button, CheckField, DayField, IntentForm, Note, Page, RefusalNote, Row, Rows } from '#ui'
import { type Recomputed, recomputedField, recomputeProgress, recomputeScores } from '../domain/index.ts'
import { recomputeWords } from './recompute-words.ts'
import { listPath, unitPath } from './score-paths.ts'
import styles from './scorecards.module.css'
import { scoreWords } from './scorecards.words.ts'

const cancelJob = intentContract({
  type: 'jobs.cancel',
  payload: z.strictObject({ jobId: uuidField }),
  permission: 'signed-in',
  title: { vi: 'Dừng một việc chạy lâu', en: 'Cancel a long job' },
})

/** `/scorecards/recompute`: orders it, and shows how far it is and what it came to; the run stands in the address. */
export function RecomputePage() {
  const t = useWords(recomputeWords)
  const list = useWords(scoreWords)
  const [filters, setFilters] = useFilters()
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      width="reading"
      above={<Breadcrumb crumbs={[{ label: list('title'), to: listPath() }, { label: t('title') }]} />}
    >
      {filters.job === undefined ? (
        <Order onOrdered={(job) => setFilters({ job })} />
      ) : (
        <Run id={filters.job} onAgain={() => setFilters({ job: undefined })} />
      )}
    </Page>
  )
}

function Order({ onOrdered }: { readonly onOrdered: (jobId: string) => void }) {
  const t = useWords(recomputeWords)
  const { homeAreaId } = useAccount()
  const to = addDays(today(), -1)
  const form = useIntentForm(recomputeScores, {
    draft: 'scorecards.recompute',
    initial: { areaId: homeAreaId, from: addDays(to, -6), to, renew: false },
  })
  return (
    <IntentForm
      form={form}
      submitLabel={t('start')}
      onDone={({ result }) => onOrdered((result as { jobId: string }).jobId)}
    >
      <AreaField label={t('area')} {...form.field('areaId')} />
      <DayField label={t('from')} {...(form.field('from') as unknown as FieldDoor<Day>)} />
      <DayField label={t('to')} {...(form.field('to') as unknown as FieldDoor<Day>)} />
      <CheckField label={t('renew')} {...form.field('renew')} />
    </IntentForm>
  )
}

function Run({ id, onAgain }: { readonly id: string; readonly onAgain: () => void }) {
  const t = useWords(recomputeWords)
  const answer = useRead(recomputeProgress, { id }, { rooms: ['jobs'], every: 1000 })
  return (
    <Answer to={answer} rows={3}>
      {({ state, done, total, cancelAsked, outcome }) => (
        <div className={styles.stack}>
          {(state === 'waiting' || state === 'running') && (
            <Progress id={id} done={done} total={total} isWaiting={state === 'waiting'} isStopping={cancelAsked} />
          )}
          {state === 'failed' && <Note tone="alarm">{t('failed')}</Note>}
          {state === 'cancelled' && <Note tone="soon">{t('cancelled')}</Note>}
          <Result outcome={recomputedField.safeParse(outcome).data} />
          {!['waiting', 'running'].includes(state) && (
            <div>
              <Button onClick={onAgain}>{t('again')}</Button>
            </div>
          )}
        </div>
      )}
    </Answer>
  )
}

interface ProgressProps {
  readonly id: string
  readonly done: number
  readonly total: number
  readonly isWaiting: boolean
  readonly isStopping: boolean
}

function Progress({ id, done, total, isWaiting, isStopping }: ProgressProps) {
  const t = useWords(recomputeWords)
  const door = useIntent(cancelJob)
  return (
    <>
      <div className={styles.running} aria-live="polite">
        <progress max={Math.max(total, 1)} value={done} aria-label={t('title')} />
        <span>{isWaiting ? t('waiting') : t('progress', { done, total })}</span>
        {isStopping ? (
          <span className={styles.aside}>{t('stopping')}</span>
        ) : (
          <Button busy={door.state === 'sending'} onClick={() => void door.ask({ jobId: id })}>
            {t('stop')}
          </Button>
        )}
      </div>
      {door.problem && <RefusalNote problem={door.problem} />}
    </>
  )
}

function Result({ outcome }: { readonly outcome: Recomputed | undefined }) {
  const t = useWords(recomputeWords)
  if (!outcome) return null
  const { days, checked, differing, renewed } = outcome
  const said = { days, checked, count: differing.length > 0 ? differing.length : checked }
  return (
    <>
      {checked === 0 && <Note>{t('none', said)}</Note>}
      {checked > 0 && differing.length === 0 && <Note icon="check">{t('equal', said)}</Note>}
      {differing.length > 0 && <Differing outcome={outcome} />}
      <p className={styles.aside}>{renewed > 0 ? t('renewed', { count: renewed }) : null}</p>
    </>
  )
}

function Differing({ outcome: { differing, checked } }: { readonly outcome: Recomputed }) {
  const t = useWords(recomputeWords)
  const said = (score: number | null) => (score === null ? '–' : showNumber(score, 2))
  return (
    <>
      <Note tone="alarm">{t('differing', { count: differing.length, checked })}</Note>
      <Rows label={t('differing', { count: differing.length, checked })}>
        {differing.slice(0, 100).map(({ scoreId, areaId, day, was, is }) => (
          <Row
            key={scoreId}
            title={`${showDay(day as Day)} · ${areaId}`}
            end={t('differing.was', { was: said(was), now: said(is) })}
            to={unitPath(areaId, day)}
          />
        ))}
      </Rows>
    </>
  )
}
