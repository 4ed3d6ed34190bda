import { type FormEvent, useState } from 'react'
import type { Instant } from '#kit'
import { showMoment, showNumber, useFilters, useGo, useMay, useReading, useReadPages, useWords } from '#platform/web'
import { ChosenArea, useChosenArea } from '#rooms/areas/web'
import { Button, type Column, Empty, Page, RecordList, Section, SheetExport, Tag, TextField, usePagedSource } from '#ui'
import { readSerial, type SchemeLine, schemeListContract } from '../domain/index.ts'
import styles from './coupons.module.css'
import { couponWords } from './coupons.words.ts'
import { DoublesSection } from './doubles-section.tsx'
import { MarketsSection } from './markets-section.tsx'
import { RegisterScheme } from './register-scheme.dialog.tsx'
import { RolloutSection } from './rollout-section.tsx'

/** Coupons of an area: what is in force where, how full the markets are, what waits for a person. */
export function CouponsPage() {
  const t = useWords(couponWords)
  const may = useMay()
  const go = useGo()
  const [_filters, _setFilters] = useFilters()
  const [isOpen, setOpen] = useState(false)
  const areaId = useChosenArea()
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      actions={
        may('coupons.keep') && (
          <Button look="main" icon="plus" onClick={() => setOpen(true)}>
            {t('register')}
          </Button>
        )
      }
    >
      <div className={styles.bar}>
        <ChosenArea />
        <FindCoupon />
      </div>
      <div key={areaId} className={styles.columns}>
        <SchemesSection areaId={areaId} />
        <div>
          <MarketsSection areaId={areaId} />
          <DoublesSection areaId={areaId} />
        </div>
      </div>
      <RolloutSection key={`rollout ${areaId}`} areaId={areaId} />
      {isOpen && (
        <RegisterScheme areaId={areaId} onDone={(id) => go(`/coupons/schemes/${id}`)} onClose={() => setOpen(false)} />
      )}
    </Page>
  )
}

/** A number read from a card leads to the coupon. */
function FindCoupon() {
  const t = useWords(couponWords)
  const go = useGo()
  const [text, setText] = useState<string>()
  const [asked, setAsked] = useState(false)
  const read = readSerial(text ?? '')
  const find = (event: FormEvent) => {
    event.preventDefault()
    setAsked(true)
    if (read.ok) go(`/coupons/serial/${read.value}`)
  }
  return (
    <form className={styles.find} onSubmit={find}>
      <TextField
        name="serial"
        label={t('find')}
        placeholder={t('find.help')}
        value={text}
        onChange={(next) => {
          setAsked(false)
          setText(next)
        }}
        problem={asked && !read.ok ? read.refusal.words : undefined}
      />
      <Button type="submit" icon="search">
        {t('find.go')}
      </Button>
    </form>
  )
}

function SchemesSection({ areaId }: { readonly areaId: number }) {
  const t = useWords(couponWords)
  const source = usePagedSource(useReadPages(schemeListContract, { areaId, limit: '60' }))
  return (
    <Section title={t('schemes')}>
      <RecordList
        label={t('schemes')}
        source={source}
        rowKey={(scheme) => scheme.id}
        rowLink={(scheme) => `/coupons/schemes/${scheme.id}`}
        tools={<SheetExport sheet="coupons.schemes" filters={{ areaId }} />}
        columns={useSchemeColumns()}
        empty={<Empty title={t('schemes.none')}>{t('schemes.none.help')}</Empty>}
      />
    </Section>
  )
}

function useSchemeColumns(): readonly Column<SchemeLine>[] {
  const t = useWords(couponWords)
  const reading = useReading()
  return [
    {
      key: 'name',
      head: t('name'),
      width: 'minmax(0, 3fr)',
      cell: ({ name, areaTitle, quotaPerWeek }) => (
        <>
          {name}
          <span className={styles.under}>
            {reading(areaTitle)} · {t('quota', { count: quotaPerWeek })}
          </span>
        </>
      ),
    },
    {
      key: 'issued',
      head: t('issued'),
      width: '150px',
      align: 'end',
      cell: ({ coupons, households }) => `${showNumber(coupons)} / ${showNumber(households)}`,
    },
    {
      key: 'until',
      head: t('until'),
      width: '150px',
      from: 'middle',
      cell: ({ validTo }) => showMoment(validTo as Instant),
    },
    {
      key: 'standing',
      head: t('standing'),
      width: '140px',
      cell: ({ standing }) => <Tag tone="quiet">{t(`standing.${standing}`)}</Tag>,
    },
  ]
}
