import { useState } from 'react'
import type { Day, Instant } from '#kit'
import {
  areaPath,
  Link,
  showDay,
  showFullDay,
  showMoment,
  today,
  useIntentForm,
  useMay,
  useRead,
  useReading,
  useWords,
} from '#platform/web'
import {
  Answer,
  Button,
  DayField,
  Dialog,
  IntentForm,
  MomentField,
  RadioField,
  Section,
  showToast,
  TextField,
} from '#ui'
import { callRollout, type RolloutBoard, reportRollout, rolloutContract, rollouts } from '../domain/index.ts'
import styles from './coupons.module.css'
import { couponWords } from './coupons.words.ts'

/** How far coupons are rolled out in the areas below: a square for each, filled where they are (SHP-03). */
export function RolloutSection({ areaId }: { readonly areaId: number }) {
  const t = useWords(couponWords)
  const may = useMay()
  const answer = useRead(rolloutContract, { areaId }, { rooms: ['coupons'] })
  const [open, setOpen] = useState<'report' | 'ask'>()
  const board = answer.data
  if (board && board.areas === 0 && !may('coupons.roll-out')) return null
  return (
    <Section
      title={t('rollout')}
      note={board && board.areas > 0 ? t('rollout.count', { adopted: board.adopted, areas: board.areas }) : undefined}
    >
      <Answer to={answer} rows={3}>
        {(shown) => (
          <>
            {shown.areas > 0 && <Call board={shown} />}
            {(shown.areas === 0 || shown.own.standing !== null) && <Own board={shown} />}
            <ul className={styles.rollout}>
              {shown.lines.map((line) => (
                <Cell key={line.areaId} line={line} />
              ))}
            </ul>
          </>
        )}
      </Answer>
      {may('coupons.roll-out') && (
        <div className={styles.buttons}>
          <Button onClick={() => setOpen('report')}>{t('rollout.report')}</Button>
          {board && board.areas > 0 && (
            <Button look="quiet" onClick={() => setOpen('ask')}>
              {t('rollout.ask')}
            </Button>
          )}
        </div>
      )}
      {open === 'report' && <Report areaId={areaId} onClose={() => setOpen(undefined)} />}
      {open === 'ask' && <Ask areaId={areaId} onClose={() => setOpen(undefined)} />}
    </Section>
  )
}

function Call({ board: { call, answered } }: { readonly board: RolloutBoard }) {
  const t = useWords(couponWords)
  if (!call) return <p className={styles.quiet}>{t('rollout.never')}</p>
  const { askedOn, source, dueAt } = call
  return (
    <p className={styles.quiet}>
      {t('rollout.call', { day: showFullDay(askedOn as Day), source })}{' '}
      {dueAt === null ? t('rollout.noDue') : t('rollout.due', { due: showMoment(dueAt as Instant) })}{' '}
      {t('rollout.answered', { answered })}.
    </p>
  )
}

function Own({ board: { own } }: { readonly board: RolloutBoard }) {
  const t = useWords(couponWords)
  const said = [
    t(`rollout.${own.standing ?? 'none'}`),
    own.onDay && t('rollout.since', { day: showDay(own.onDay as Day) }),
    own.note,
  ]
  return <p className={styles.quiet}>{t('rollout.own', { said: said.filter(Boolean).join(' · ') })}</p>
}

function Cell({ line }: { readonly line: RolloutBoard['lines'][number] }) {
  const t = useWords(couponWords)
  const reading = useReading()
  const { areaId, areaTitle, standing, onDay, schemes, late, note } = line
  const said = [
    t(`rollout.${standing ?? 'none'}`),
    onDay && t('rollout.since', { day: showDay(onDay as Day) }),
    schemes > 0 && t('rollout.schemes', { count: schemes }),
  ].filter(Boolean)
  return (
    <li data-standing={standing ?? 'none'} data-late={late || undefined} title={note ?? undefined}>
      <span className={styles.square} aria-hidden="true" />
      <span>
        <Link to={areaPath(areaId)}>{reading(areaTitle)}</Link>
        <span className={styles.under}>{said.join(' · ')}</span>
      </span>
    </li>
  )
}

interface RolloutDialogProps {
  readonly areaId: number
  readonly onClose: () => void
}

function Report({ areaId, onClose }: RolloutDialogProps) {
  const t = useWords(couponWords)
  const form = useIntentForm(reportRollout, { draft: `coupons.rollout.${areaId}`, initial: { areaId, onDay: today() } })
  const done = () => {
    showToast({ text: t('rollout.reported') })
    onClose()
  }
  return (
    <Dialog title={t('rollout.report')} onClose={onClose}>
      <IntentForm form={form} submitLabel={t('rollout.report')} onDone={done} onCancel={onClose}>
        <RadioField
          label={t('rollout.standing')}
          options={rollouts.map((value) => ({ value, label: t(`rollout.${value}`) }))}
          {...form.field('standing')}
        />
        <DayField label={t('rollout.onDay')} {...form.field('onDay')} value={form.values.onDay as Day | undefined} />
        <TextField label={t('rollout.note')} optional {...form.field('note')} />
      </IntentForm>
    </Dialog>
  )
}

function Ask({ areaId, onClose }: RolloutDialogProps) {
  const t = useWords(couponWords)
  const form = useIntentForm(callRollout, { draft: `coupons.call.${areaId}`, initial: { areaId, askedOn: today() } })
  const done = () => {
    showToast({ text: t('rollout.asked') })
    onClose()
  }
  return (
    <Dialog title={t('rollout.ask')} onClose={onClose}>
      <IntentForm form={form} submitLabel={t('rollout.ask')} onDone={done} onCancel={onClose}>
        <TextField label={t('rollout.source')} {...form.field('source')} />
        <DayField
          label={t('rollout.askedOn')}
          {...form.field('askedOn')}
          value={form.values.askedOn as Day | undefined}
        />
        <MomentField label={t('rollout.dueAt')} help={t('rollout.dueAt.help')} optional {...form.field('dueAt')} />
      </IntentForm>
    </Dialog>
  )
}
