import { useState } from 'react'
import { showFullDay, showNumber, useIntent, useRead, useWords } from '#platform/web'
import { Button, Dialog, Note, RadioField, RefusalNote } from '#ui'
import { carryOutReform, type ReformLine } from '../domain/index.ts'
import { jobProgress } from './job-progress.ts'
import styles from './reform.module.css'
import { reformWords } from './reforms.words.ts'

/** The order, with what cannot be taken back said before; while it runs, how far it is. */
export function OrderReform({ reform }: { readonly reform: ReformLine }) {
  const t = useWords(reformWords)
  const [isOpen, setOpen] = useState(false)
  const run = useRead(
    jobProgress,
    { id: reform.jobId ?? '' },
    { enabled: reform.state === 'running' && reform.jobId !== null, rooms: ['jobs'], every: 1000 },
  )
  const isAlive = run.data !== undefined && ['waiting', 'running'].includes(run.data.state)
  if (reform.state === 'running' && (run.data === undefined || isAlive)) {
    const { done = 0, total = 0 } = run.data ?? {}
    return (
      <span aria-live="polite">
        {t('progress', { done: showNumber(Math.min(done, total)), total: showNumber(total) })}{' '}
        <progress max={Math.max(total, 1)} value={done} />
      </span>
    )
  }
  return (
    <>
      <Button look="main" onClick={() => setOpen(true)}>
        {t(reform.state === 'running' ? 'order.go-on' : 'order')}
      </Button>
      {isOpen && <OrderDialog reform={reform} onClose={() => setOpen(false)} />}
    </>
  )
}

function OrderDialog({ reform, onClose }: { readonly reform: ReformLine; readonly onClose: () => void }) {
  const t = useWords(reformWords)
  const door = useIntent(carryOutReform)
  const [grants, setGrants] = useState<'end' | 'carry'>()
  const send = async () => {
    if (grants && (await door.ask({ reformId: reform.id, grants }))) onClose()
  }
  return (
    <Dialog
      title={t('order.title', { day: showFullDay(reform.on) })}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button look="main" disabled={!grants} busy={door.state === 'sending'} onClick={() => void send()}>
            {t(reform.state === 'running' ? 'order.go-on' : 'order')}
          </Button>
        </>
      }
    >
      <div className={styles.stack}>
        <p>{t('order.lead')}</p>
        {reform.state === 'running' && <Note tone="soon">{t('progress.failed')}</Note>}
        <RadioField
          label={t('order.grants')}
          name="grants"
          value={grants}
          onChange={setGrants}
          problem={undefined}
          options={[
            { value: 'end', label: t('grants.end') },
            { value: 'carry', label: t('grants.carry') },
          ]}
        />
        {door.problem && <RefusalNote problem={door.problem} />}
      </div>
    </Dialog>
  )
}
