import { useState } from 'react'
import type { Instant } from '#kit'
import { showMomentShort, useIntentForm, useReading, useReadPages, useWords } from '#platform/web'
import { Button, Dialog, IntentForm, RadioField, Row, Rows, Section, SheetExport, showToast, TextField } from '#ui'
import { type DoubleLine, doubleListContract, doubleOutcomes, settleDouble, showSerial } from '../domain/index.ts'
import styles from './coupons.module.css'
import { couponWords } from './coupons.words.ts'

/** Coupons that two gates took on one day, to be looked at by a person; nobody is accused of anything. */
export function DoublesSection({ areaId }: { readonly areaId: number }) {
  const t = useWords(couponWords)
  const { data } = useReadPages(doubleListContract, { areaId, state: 'open', limit: '20' })
  const [open, setOpen] = useState<DoubleLine>()
  const items = data?.pages.flatMap((page) => page.items) ?? []
  return (
    <Section title={t('doubles')} note={items.length > 0 ? String(items.length) : undefined}>
      <p className={styles.quiet}>{items.length === 0 ? t('doubles.none') : t('doubles.help')}</p>
      <Rows label={t('doubles')}>
        {items.map((double) => (
          <Double key={double.id} double={double} onOpen={setOpen} />
        ))}
      </Rows>
      {items.length > 0 && <SheetExport sheet="coupons.doubles" filters={{ areaId, state: 'open' }} />}
      {open && <Settle double={open} onClose={() => setOpen(undefined)} />}
    </Section>
  )
}

function useUses({ first, second }: DoubleLine): string {
  const t = useWords(couponWords)
  const say = ({ at, siteName, offline, proxy }: DoubleLine['first']) =>
    [
      t('double.use', { at: showMomentShort(at as Instant), site: siteName }),
      offline && t('double.offline'),
      proxy && t('double.proxy'),
    ]
      .filter(Boolean)
      .join(', ')
  return t('double.uses', { first: say(first), second: say(second) })
}

function Double({ double, onOpen }: { readonly double: DoubleLine; readonly onOpen: (double: DoubleLine) => void }) {
  const t = useWords(couponWords)
  const reading = useReading()
  const uses = useUses(double)
  return (
    <Row
      title={`${double.serial === null ? '' : `${showSerial(double.serial)} · `}${reading(double.areaTitle)}`}
      to={double.serial === null ? undefined : `/coupons/serial/${double.serial}`}
      detail={uses}
      end={double.maySettle && <Button onClick={() => onOpen(double)}>{t('double.look')}</Button>}
    />
  )
}

function Settle({ double, onClose }: { readonly double: DoubleLine; readonly onClose: () => void }) {
  const t = useWords(couponWords)
  const uses = useUses(double)
  const form = useIntentForm(settleDouble, {
    draft: `coupons.double.${double.id}`,
    initial: { doubleId: double.id },
  })
  const done = () => {
    showToast({ text: t('double.done') })
    onClose()
  }
  return (
    <Dialog title={t('double.look')} onClose={onClose}>
      <p>{uses}</p>
      <p className={styles.quiet}>{t('doubles.help')}</p>
      <IntentForm form={form} submitLabel={t('double.settle')} onDone={done} onCancel={onClose}>
        <RadioField
          label={t('double.outcome')}
          options={doubleOutcomes.map((value) => ({ value, label: t(`outcome.${value}`) }))}
          {...form.field('outcome')}
        />
        <TextField label={t('double.note')} optional {...form.field('note')} />
      </IntentForm>
    </Dialog>
  )
}
