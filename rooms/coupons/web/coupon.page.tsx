import { useState } from 'react'
import type { Day, Instant } from '#kit'
import {
  Link,
  type PageProps,
  showDay,
  showMoment,
  useGo,
  useIntentForm,
  useRead,
  useReading,
  useWords,
} from '#platform/web'
import {
  Answer,
  Breadcrumb,
  Button,
  Dialog,
  Fact,
  Facts,
  IntentForm,
  LinkButton,
  Page,
  RadioField,
  showToast,
} from '#ui'
import {
  type CouponPage as Coupon,
  couponBySerialContract,
  proxies,
  replaceCoupon,
  replacements,
  setProxy,
  showSerial,
} from '../domain/index.ts'
import styles from './coupons.module.css'
import { schemeWords } from './scheme.words.ts'

/** One coupon by its number: when it is for, what was used, and a new card in place of a lost one. */
export function CouponPage({ params }: PageProps) {
  const t = useWords(schemeWords)
  const answer = useRead(
    couponBySerialContract,
    { serial: params.serial ?? '' },
    { rooms: ['coupons', 'coupon-gates'] },
  )
  const [open, setOpen] = useState<'replace' | 'proxy'>()
  const coupon = answer.data
  const title = showSerial(coupon?.serial ?? params.serial ?? '')
  return (
    <Page
      title={title}
      above={<Breadcrumb crumbs={[{ label: t('back'), to: '/coupons' }, { label: title }]} />}
      lead={coupon?.schemeName}
      actions={coupon?.mayIssue && coupon.withdrawnAt === null && <Actions coupon={coupon} onOpen={setOpen} />}
    >
      <Answer to={answer} rows={6}>
        {(found) => <CouponFacts coupon={found} />}
      </Answer>
      {coupon && open === 'replace' && <Replace coupon={coupon} onClose={() => setOpen(undefined)} />}
      {coupon && open === 'proxy' && <SetProxy coupon={coupon} onClose={() => setOpen(undefined)} />}
    </Page>
  )
}

function Actions({
  coupon,
  onOpen,
}: {
  readonly coupon: Coupon
  readonly onOpen: (open: 'replace' | 'proxy') => void
}) {
  const t = useWords(schemeWords)
  const { schemeId, areaId, id } = coupon
  return (
    <>
      <Button look="main" onClick={() => onOpen('replace')}>
        {t('replace')}
      </Button>
      <Button onClick={() => onOpen('proxy')}>{t('proxy.set')}</Button>
      <LinkButton to={`/coupons/schemes/${schemeId}/cards?areaId=${areaId}&couponId=${id}`} icon="print">
        {t('print')}
      </LinkButton>
    </>
  )
}

function CouponFacts({ coupon }: { readonly coupon: Coupon }) {
  const t = useWords(schemeWords)
  const reading = useReading()
  const { withdrawnAt, withdrawReason, replacedBy, proxy, visits, quotaPerWeek, usedDays, householdNumber } = coupon
  const why = withdrawReason === null ? '' : t(`why.${withdrawReason as 'lost'}`)
  return (
    <>
      {withdrawnAt !== null && <p>{t('gone', { at: showMoment(withdrawnAt as Instant), why })}</p>}
      {replacedBy !== null && (
        <p>
          <Link to={`/coupons/serial/${replacedBy}`}>{t('gone.new', { serial: showSerial(replacedBy) })}</Link>
        </p>
      )}
      <Facts>
        <Fact name={t('scheme')}>
          <Link to={`/coupons/schemes/${coupon.schemeId}`}>{coupon.schemeName}</Link>
        </Fact>
        <Fact name={t('group')}>
          {t('card.household', { area: reading(coupon.areaTitle), number: householdNumber ?? '–' })}
        </Fact>
        <Fact name={t('days')}>{coupon.days}</Fact>
        <Fact name={t('slots')}>
          {coupon.slot.from}–{coupon.slot.to}
        </Fact>
        <Fact name={t('visits')}>
          <span className={styles.big}>{t('visits.of', { visits, quota: quotaPerWeek })}</span>
        </Fact>
        <Fact name={t('lastDays')}>{usedDays.map((day) => showDay(day as Day)).join(', ')}</Fact>
        <Fact name={t('proxy')}>{t(`proxy.${proxy ?? 'none'}`)}</Fact>
        <Fact name={t('issuedAt')}>{showMoment(coupon.issuedAt as Instant)}</Fact>
        <Fact name={t('card')}>{coupon.card}</Fact>
      </Facts>
    </>
  )
}

interface CouponDialogProps {
  readonly coupon: Coupon
  readonly onClose: () => void
}

function Replace({ coupon, onClose }: CouponDialogProps) {
  const t = useWords(schemeWords)
  const go = useGo()
  const form = useIntentForm(replaceCoupon, {
    draft: `coupons.replace.${coupon.id}`,
    initial: { couponId: coupon.id },
  })
  const done = ({ result }: { readonly result: unknown }) => {
    const { serial } = result as { serial: string }
    showToast({ text: t('replace.done', { serial: showSerial(serial) }) })
    onClose()
    go(`/coupons/serial/${serial}`)
  }
  return (
    <Dialog title={t('replace')} onClose={onClose}>
      <p className={styles.quiet}>{t('replace.help')}</p>
      <IntentForm form={form} submitLabel={t('replace')} onDone={done} onCancel={onClose}>
        <RadioField
          label={t('replace.why')}
          options={replacements.map((value) => ({ value, label: t(`why.${value}`) }))}
          {...form.field('reason')}
        />
      </IntentForm>
    </Dialog>
  )
}

function SetProxy({ coupon, onClose }: CouponDialogProps) {
  const t = useWords(schemeWords)
  const form = useIntentForm(setProxy, {
    draft: `coupons.proxy.${coupon.id}`,
    initial: { couponId: coupon.id, proxy: coupon.proxy },
  })
  const done = () => {
    showToast({ text: t('proxy.done') })
    onClose()
  }
  const field = form.field('proxy')
  return (
    <Dialog title={t('proxy.set')} onClose={onClose}>
      <IntentForm form={form} submitLabel={t('proxy.set')} onDone={done} onCancel={onClose}>
        <RadioField
          {...field}
          label={t('proxy')}
          value={form.values.proxy ?? 'none'}
          onChange={(value) => form.set({ proxy: value === undefined || value === 'none' ? null : value })}
          options={(['none', ...proxies] as const).map((value) => ({ value, label: t(`proxy.${value}`) }))}
        />
      </IntentForm>
    </Dialog>
  )
}
