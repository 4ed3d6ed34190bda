import type { ReactNode } from 'react'
import type { Instant } from '#kit'
import { showMoment, useIntent, useReading, useWords } from '#platform/web'
import { Button, Note, RefusalNote, showToast } from '#ui'
import { confirmOpened, type LockdownPage } from '../domain/index.ts'
import { lockdownWords } from './lockdown.words.ts'
import styles from './zones.module.css'

/** The dialogs that a point can open. */
export type LockdownAct = 'amend' | 'decide' | 'dismiss' | 'extend' | 'lift' | 'guard' | 'supplies'

interface NextProps {
  readonly point: LockdownPage
  readonly onAct: (act: LockdownAct) => void
}

/** The one thing to do next, with the reason; everything else stands below it. */
export function LockdownNext({ point, onAct }: NextProps) {
  const t = useWords(lockdownWords)
  const { standing, overAt, openedAt, dismissReason, startsAt } = point
  const at = (moment: string | null) => (moment === null ? '…' : showMoment(moment as Instant))
  return (
    <div className={styles.next}>
      {standing === 'proposed' && <ProposedNext point={point} onAct={onAct} />}
      {standing === 'dismissed' && <Note>{t('next.dismissed', { reason: dismissReason ?? '' })}</Note>}
      {standing === 'coming' && <Note icon="clock">{t('next.coming', { at: at(startsAt) })}</Note>}
      {standing === 'active' && (
        <Note icon="clock" action={point.mayDecide && <ReviewButtons onAct={onAct} />}>
          {t('next.active', { at: at(overAt) })}
        </Note>
      )}
      {isOver(standing) && openedAt === null && (
        <Note tone="alarm" icon="warning" action={point.maySupply && <OpenedButton id={point.id} />}>
          {t(standing === 'lapsed' ? 'next.lapsed' : 'next.over', { at: at(overAt) })}
        </Note>
      )}
      {isOver(standing) && openedAt !== null && <Note>{t('next.opened', { at: at(openedAt) })}</Note>}
    </div>
  )
}

function isOver(standing: LockdownPage['standing']): boolean {
  return standing === 'lifted' || standing === 'ended' || standing === 'lapsed'
}

function ProposedNext({ point, onAct }: NextProps): ReactNode {
  const t = useWords(lockdownWords)
  const reading = useReading()
  const { missing, decidedBy, mayDecide, mayPropose } = point
  const level = decidedBy ? reading(decidedBy) : '…'
  if (missing.length > 0) {
    const fields = missing.map((field) => t(`field.${field}` as Parameters<typeof t>[0])).join(', ')
    const action = mayPropose && (
      <Button look="main" onClick={() => onAct('amend')}>
        {t('amend')}
      </Button>
    )
    return (
      <Note tone="soon" icon="warning" action={action}>
        {t('next.missing', { fields })}
      </Note>
    )
  }
  const action = mayDecide && (
    <span className={styles.line}>
      <Button look="main" onClick={() => onAct('decide')}>
        {t('decide')}
      </Button>
      <Button look="quiet" onClick={() => onAct('dismiss')}>
        {t('dismiss')}
      </Button>
    </span>
  )
  return (
    <Note tone={mayDecide ? 'soon' : 'quiet'} icon="document" action={action}>
      {t(mayDecide ? 'next.sign' : 'next.signer', { level })}
    </Note>
  )
}

function ReviewButtons({ onAct }: Pick<NextProps, 'onAct'>) {
  const t = useWords(lockdownWords)
  return (
    <span className={styles.line}>
      <Button look="main" onClick={() => onAct('extend')}>
        {t('extend')}
      </Button>
      <Button onClick={() => onAct('lift')}>{t('lift')}</Button>
    </span>
  )
}

function OpenedButton({ id }: { readonly id: string }) {
  const t = useWords(lockdownWords)
  const door = useIntent(confirmOpened)
  const confirm = async () => {
    if (await door.ask({ lockdownId: id })) showToast({ text: t('opened.done') })
  }
  return (
    <>
      <Button look="main" busy={door.state === 'sending'} onClick={confirm}>
        {t('opened')}
      </Button>
      {door.problem && <RefusalNote problem={door.problem} />}
    </>
  )
}
