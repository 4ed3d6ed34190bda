import { useState } from 'react'
import type { z } from 'zod'
import type { Instant } from '#kit'
import { type PageProps, showMoment, useMay, useRead, useReading, useWords } from '#platform/web'
import { Answer, Breadcrumb, Button, Page } from '#ui'
import { cardPaper, withdrawCard } from '../domain/index.ts'
import styles from './passes.module.css'
import { passWords } from './passes.words.ts'
import { QrCode } from './qr-code.tsx'
import { WithdrawDialog } from './reason-dialog.tsx'

/** A duty card as it is printed and worn. */
export function CardPage({ params }: PageProps) {
  const t = useWords(passWords)
  const may = useMay()
  const cardId = params.cardId ?? ''
  const [isWithdrawing, setWithdrawing] = useState(false)
  const answer = useRead(cardPaper, { cardId })
  return (
    <Page
      title={t('cards')}
      above={
        <div className="no-print">
          <Breadcrumb
            crumbs={[{ label: t('cards'), to: '/passes/cards' }, { label: answer.data?.officer.name ?? '…' }]}
          />
        </div>
      }
      actions={
        <>
          <Button look="main" icon="print" onClick={() => window.print()}>
            {t('card.print')}
          </Button>
          {may('passes.issue-cards') && <Button onClick={() => setWithdrawing(true)}>{t('withdraw')}</Button>}
        </>
      }
    >
      <Answer to={answer} rows={6}>
        {(card) => <CardFace card={card} />}
      </Answer>
      {isWithdrawing && (
        <WithdrawDialog
          contract={withdrawCard}
          toPayload={(reason) => ({ cardId, reason })}
          onClose={() => setWithdrawing(false)}
        />
      )}
    </Page>
  )
}

type Card = z.infer<typeof cardPaper.answer>

function CardFace({ card }: { readonly card: Card }) {
  const t = useWords(passWords)
  const reading = useReading()
  return (
    <article className={styles.card} lang="vi">
      <QrCode text={card.code} label={t('card.title')} className={styles.cardQr} />
      <div>
        <strong>{t('card.title')}</strong>
        <p>{reading(card.role.title)}</p>
        <p>
          <strong>{card.officer.name}</strong>
        </p>
        <p>{reading(card.area.title)}</p>
        <p>
          {t('until')}: {showMoment(card.until as Instant)}
        </p>
        {card.post && (
          <p>
            {t('by')}: {card.post}
          </p>
        )}
      </div>
    </article>
  )
}
