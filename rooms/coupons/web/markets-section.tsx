import { useState } from 'react'
import type { Instant } from '#kit'
import { showMomentShort, useIntentForm, useMay, useRead, useWords } from '#platform/web'
import { Answer, Button, Dialog, IntentForm, NumberField, Section, showToast, Tag, TextField } from '#ui'
import { type MarketLine, marketListContract, setCapacity } from '../domain/index.ts'
import styles from './coupons.module.css'
import { couponWords } from './coupons.words.ts'

/** How full each market is: a bar up to its capacity, a mark where people must wait outside (SHP-02). */
export function MarketsSection({ areaId }: { readonly areaId: number }) {
  const t = useWords(couponWords)
  const answer = useRead(marketListContract, { areaId }, { rooms: ['coupon-gates'] })
  const [open, setOpen] = useState<MarketLine>()
  return (
    <Section title={t('markets')}>
      <Answer to={answer} rows={3}>
        {({ items }) =>
          items.length === 0 ? (
            <p className={styles.quiet}>{t('markets.none')}</p>
          ) : (
            <ul className={styles.markets}>
              {items.map((market) => (
                <Market key={market.siteId} market={market} onOpen={setOpen} />
              ))}
            </ul>
          )
        }
      </Answer>
      {open && <Capacity market={open} onClose={() => setOpen(undefined)} />}
    </Section>
  )
}

const tones = { free: undefined, near: 'soon', full: 'alarm' } as const

function Market({ market, onOpen }: { readonly market: MarketLine; readonly onOpen: (market: MarketLine) => void }) {
  const t = useWords(couponWords)
  const may = useMay()
  const { name, inside, capacity, crowd, redeemed, helped, countedAt } = market
  const tone = crowd === null ? undefined : tones[crowd]
  return (
    <li>
      <div className={styles.line}>
        <strong>{name}</strong>
        <span className={styles.count}>
          {capacity === null ? t('market.unknown', { inside }) : t('market.of', { inside, capacity })}
        </span>
        {crowd && crowd !== 'free' && <Tag tone={tones[crowd]}>{t(`crowd.${crowd}`)}</Tag>}
      </div>
      {capacity !== null && (
        <span className={styles.track} aria-hidden="true">
          <span
            className={styles.fill}
            data-tone={tone}
            style={{ width: `${Math.min(100, (100 * inside) / capacity)}%` }}
          />
        </span>
      )}
      <div className={styles.line}>
        <span className={styles.quiet}>
          {t('market.day', { redeemed, helped })}
          {countedAt && ` · ${t('markets.asOf', { at: showMomentShort(countedAt as Instant) })}`}
        </span>
        {may('coupons.keep') && (
          <Button look="quiet" onClick={() => onOpen(market)}>
            {t('capacity')}
          </Button>
        )}
      </div>
    </li>
  )
}

function Capacity({ market, onClose }: { readonly market: MarketLine; readonly onClose: () => void }) {
  const t = useWords(couponWords)
  const { siteId, areaId, name, capacity, capacitySource } = market
  const form = useIntentForm(setCapacity, {
    draft: `coupons.capacity.${siteId}`,
    initial: { siteId, areaId, capacity: capacity ?? undefined, source: capacitySource ?? undefined },
  })
  const done = () => {
    showToast({ text: t('capacity.done') })
    onClose()
  }
  return (
    <Dialog title={t('capacity.of', { name })} onClose={onClose}>
      <IntentForm form={form} submitLabel={t('capacity')} onDone={done} onCancel={onClose}>
        <NumberField label={t('capacity.people')} {...form.field('capacity')} />
        <TextField label={t('capacity.source')} {...form.field('source')} />
      </IntentForm>
    </Dialog>
  )
}
