import { useState } from 'react'
import { AsOf, Banner, BigButton, PressRow, ScanBox, Screen } from '#platform/field'
import { useReading, useWords } from '#platform/web'
import { Icon, NumberField } from '#ui'
import { type CouponKit, crowdOf, helps } from '../domain/index.ts'
import type { CardVerdict } from './check-card.ts'
import styles from './gate.module.css'
import { gateWords } from './gate.words.ts'
import { insideNow } from './gate-book.ts'
import { type GateKit, useCheck, useGateKit, useRecord } from './use-gate.ts'

/** The gate of a market: a card is scanned or typed, the verdict stands in big words, whoever is let in is counted. */
export function GateScreen() {
  const t = useWords(gateWords)
  const kit = useGateKit()
  const market = kit && kit !== 'never' && kit.known.kit.markets.find(({ siteId }) => siteId === kit.book.siteId)
  return (
    <Screen title={t('title')} back="/field">
      {kit === 'never' && <Banner tone="alarm">{t('never')}</Banner>}
      {kit && kit !== 'never' && (market ? <Gate kit={kit} market={market} /> : <ChooseMarket kit={kit} />)}
    </Screen>
  )
}

function ChooseMarket({ kit }: { readonly kit: GateKit }) {
  const t = useWords(gateWords)
  const { known, draft, asOf } = kit
  const { markets } = known.kit
  return (
    <>
      <p>{t(markets.length === 0 ? 'none' : 'which')}</p>
      {markets.map(({ siteId, name }) => (
        <PressRow key={siteId} title={name} onPress={() => draft.change({ ...draft.value, siteId })} />
      ))}
      <AsOf at={asOf} />
    </>
  )
}

type Market = CouponKit['markets'][number]

function Gate({ kit, market }: { readonly kit: GateKit; readonly market: Market }) {
  const t = useWords(gateWords)
  const check = useCheck(kit, market.siteId)
  const record = useRecord(kit, market)
  const [verdict, setVerdict] = useState<CardVerdict>()
  const [step, setStep] = useState<'scan' | 'help'>('scan')
  const [done, setDone] = useState<'in' | 'help'>()
  const next = (what: 'in' | 'help' | undefined) => {
    setVerdict(undefined)
    setStep('scan')
    setDone(what)
  }
  const letIn = async (card: CardVerdict) => {
    if (await record.letIn(card)) next('in')
  }
  const help = async (why: string) => {
    if (await record.help(why)) next('help')
  }
  return (
    <>
      <Crowd kit={kit} market={market} onCount={record.count} />
      {record.problem && <Banner tone="alarm">{record.problem}</Banner>}
      {step === 'scan' && verdict && <Verdict verdict={verdict} />}
      {step === 'scan' && verdict && verdict.verdict !== 'no' && (
        <BigButton onClick={() => void letIn(verdict)}>{t('letIn')}</BigButton>
      )}
      {step === 'scan' && !verdict && (
        <ScanBox
          label={t('scan')}
          onCode={(text) => {
            setDone(undefined)
            void check(text).then(setVerdict)
          }}
          typed={{ label: t('serial'), help: t('serial.help') }}
        />
      )}
      {step === 'help' && <HelpKeys onHelp={(why) => void help(why)} />}
      {step === 'scan' && verdict?.verdict !== 'good' && (
        <BigButton look="plain" onClick={() => setStep('help')}>
          {t('help')}
        </BigButton>
      )}
      {(verdict || step === 'help') && (
        <BigButton look="plain" onClick={() => next(undefined)}>
          {t('again')}
        </BigButton>
      )}
      {done && !verdict && (
        <p className={styles.done} role="status">
          {t(`done.${done}`)}
        </p>
      )}
      <Foot kit={kit} market={market} />
    </>
  )
}

function Foot({ kit: { draft, asOf }, market }: { readonly kit: GateKit; readonly market: Market }) {
  const t = useWords(gateWords)
  return (
    <div>
      <PressRow
        title={market.name}
        small={t('change')}
        onPress={() => draft.change({ ...draft.value, siteId: null })}
      />
      <AsOf at={asOf} />
    </div>
  )
}

const icons = { good: 'check', new: 'help', ask: 'help', no: 'close' } as const

/** As it is read in the sun: colour, drawing and word, and the one reason. */
function Verdict({ verdict: { verdict, why, visits, proxy } }: { readonly verdict: CardVerdict }) {
  const t = useWords(gateWords)
  const reading = useReading()
  return (
    <section className={styles.verdict} data-verdict={verdict} role="status" aria-live="assertive">
      <Icon name={icons[verdict]} size={48} />
      <strong>{t(`verdict.${verdict}`)}</strong>
      {why && <span className={styles.why}>{reading(why.words)}</span>}
      {verdict === 'new' && <span>{t('verdict.newWhy')}</span>}
      {verdict === 'ask' && <span>{t(isOfTheClock(why) ? 'verdict.askClock' : 'verdict.askDo')}</span>}
      {visits && <span>{t('visits', { made: visits.made, quota: visits.quota })}</span>}
      {proxy && <span>{t('proxy')}</span>}
    </section>
  )
}

/** A card is asked about for its code (a refusal of passes), or because the clock of the phone lost its time. */
const isOfTheClock = (why: CardVerdict['why']) => why?.code.startsWith('COUPONS.') === true

function HelpKeys({ onHelp }: { readonly onHelp: (why: string) => void }) {
  const t = useWords(gateWords)
  return (
    <section>
      <p>{t('help.why')}</p>
      <div className={styles.keys}>
        {helps.map((why) => (
          <button key={why} type="button" className={styles.key} onClick={() => onHelp(why)}>
            {t(`help.${why}`)}
          </button>
        ))}
      </div>
    </section>
  )
}

interface CrowdProps {
  readonly kit: GateKit
  readonly market: Market
  readonly onCount: (kind: 'in' | 'out' | 'recount', people: number) => Promise<boolean>
}

/** How many are inside, one key for who comes out, and a count anew when it has gone astray. */
function Crowd({ kit, market, onCount }: CrowdProps) {
  const t = useWords(gateWords)
  const [isCounting, setCounting] = useState(false)
  const [people, setPeople] = useState<number>()
  const inside = insideNow(kit.known.kit, kit.book, market.siteId)
  const crowd = crowdOf(inside, market.capacity, kit.known.kit.nearShare)
  const recount = async () => {
    if (people !== undefined && (await onCount('recount', people))) setCounting(false)
  }
  return (
    <section className={styles.crowd} data-crowd={crowd ?? undefined} aria-label={t('inside')}>
      <p className={styles.inside} role="status">
        {t('inside')} <b>{inside}</b> {market.capacity !== null && t('of', { capacity: market.capacity })}
        {crowd && crowd !== 'free' && <strong> · {t(`crowd.${crowd}`)}</strong>}
      </p>
      <div className={styles.steps}>
        <button type="button" className={styles.step} onClick={() => void onCount('out', 1)}>
          {t('oneOut')}
        </button>
        <button type="button" className={styles.step} onClick={() => void onCount('in', 1)}>
          {t('oneIn')}
        </button>
        <button
          type="button"
          className={styles.step}
          aria-expanded={isCounting}
          onClick={() => setCounting(!isCounting)}
        >
          {t('recount')}
        </button>
      </div>
      {isCounting && (
        <>
          <NumberField name="people" label={t('recount.people')} value={people} onChange={setPeople} />
          <BigButton look="plain" onClick={() => void recount()}>
            {t('recount.do')}
          </BigButton>
        </>
      )}
    </section>
  )
}
