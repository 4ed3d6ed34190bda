import { useState } from 'react'
import type { Day, Instant } from '#kit'
import { type PageProps, showFullDay, showMoment, useRead, useReading, useWords } from '#platform/web'
import { Answer, Breadcrumb, Button, Fact, Facts, LinkButton, Page, Section, Tag } from '#ui'
import { GUARDIAN_PLANS, type OrderPage as Order, orderPageContract, PROTECTIONS, SETTINGS } from '../domain/index.ts'
import { CareSection } from './care.section.tsx'
import { DecisionsSection } from './decisions.section.tsx'
import { orderWords } from './order.words.ts'
import { type OrderStep, OrderStepDialog } from './order-dialogs.tsx'
import { OrderStrip } from './order-strip.tsx'
import { OrderPersonSection } from './person.section.tsx'
import styles from './quarantine.module.css'
import { quarantineWords } from './quarantine.words.ts'
import { paperPath, quarantinePath } from './quarantine-paths.ts'
import { SelfWatchSection } from './self-watch.section.tsx'

/** One isolation: until when, each day, what is needed, what was decided; the next step first. */
export function OrderPage({ params }: PageProps) {
  const t = useWords(orderWords)
  const list = useWords(quarantineWords)
  const reading = useReading()
  const answer = useRead(orderPageContract, { id: params.orderId ?? '' })
  return (
    <Answer to={answer} rows={12}>
      {(order) => (
        <Page
          title={list('record', { sign: order.sign })}
          lead={`${list(`class.${order.class}`)} · ${reading(order.areaTitle)}`}
          above={
            <Breadcrumb
              crumbs={[
                { label: t('back'), to: quarantinePath(order.areaId, { tab: 'orders' }) },
                { label: list('record', { sign: order.sign }) },
              ]}
            />
          }
        >
          <NextStep order={order} />
          <div className={styles.columns}>
            <div>
              {order.decidedAt !== null && order.dayZero !== null && (
                <Section title={t('days')}>
                  <OrderStrip order={order} />
                </Section>
              )}
              {order.checklist.length > 0 && order.state === 'proposed' && <Checklist order={order} />}
              {order.selfWatch !== null && <SelfWatchSection watch={order.selfWatch} />}
              <CareSection order={order} />
              <DecisionsSection order={order} />
            </div>
            <div>
              <Section title={t('facts')}>
                <OrderFacts order={order} />
              </Section>
              <Section title={t('who')}>
                <OrderPersonSection order={order} />
              </Section>
            </div>
          </div>
        </Page>
      )}
    </Answer>
  )
}

/** What stands now in one sentence, and the one thing that comes next. */
function NextStep({ order }: { readonly order: Order }) {
  const t = useWords(orderWords)
  const [step, setStep] = useState<OrderStep>()
  return (
    <section className={styles.next} aria-label={t('next')}>
      <p>
        <SayStanding order={order} />
      </p>
      <p className={styles.line}>
        {stepsOf(order).map((one, index) => (
          <Button key={one} look={index === 0 ? 'main' : 'plain'} onClick={() => setStep(one)}>
            {t(`do.${one}`)}
          </Button>
        ))}
        {order.state === 'ended' && (
          <LinkButton look="main" icon="print" to={paperPath('certificate', order.id, order.id)}>
            {t('certificate')}
          </LinkButton>
        )}
      </p>
      {step !== undefined && <OrderStepDialog step={step} order={order} onClose={() => setStep(undefined)} />}
    </section>
  )
}

function SayStanding({ order }: { readonly order: Order }) {
  const t = useWords(orderWords)
  if (order.state === 'proposed') {
    return t(order.homeAsked ? 'next.home' : 'next.proposed', { due: showMoment(order.dueAt as Instant) })
  }
  if (order.state === 'in-force') return t('next.in-force', { day: showFullDay(order.lastDay as Day) })
  return t(order.state === 'ended' ? 'next.ended' : 'next.declined')
}

/** The steps this person may take now, the most likely first. */
function stepsOf(order: Order): OrderStep[] {
  const { state, homeAsked, may, isEligible, class: of } = order
  const decide = (...steps: OrderStep[]) => (may.decide ? steps : [])
  const propose = (...steps: OrderStep[]) => (may.propose ? steps : [])
  if (state === 'proposed' && homeAsked) {
    const judged = decide(...(isEligible ? (['allow', 'refuse'] as const) : (['refuse', 'allow'] as const)))
    return [...(isEligible ? [] : propose('answer')), ...judged]
  }
  if (state === 'proposed')
    return [...decide('isolate'), ...(of === 'F1' ? propose('ask-home') : []), ...decide('decline')]
  return state === 'in-force' ? stepsInForce(order) : stepsAfter(order)
}

function stepsAfter({ selfWatch, may }: Order): OrderStep[] {
  return selfWatch !== null && may.follow ? ['check'] : []
}

function stepsInForce({ may }: Order): OrderStep[] {
  return [
    ...(may.follow ? (['check'] as const) : []),
    ...(may.care ? (['need'] as const) : []),
    ...(may.decide ? (['extend', 'release'] as const) : []),
  ]
}

function OrderFacts({ order }: { readonly order: Order }) {
  const t = useWords(orderWords)
  const reading = useReading()
  const { rule } = order
  return (
    <Facts>
      <Fact name={t('setting')}>
        {reading(SETTINGS[order.setting])}
        {order.placeName !== null && `, ${order.placeName}`}
      </Fact>
      {order.ageBand !== 'adult' && <Fact name={t('age')}>{t(`age.${order.ageBand}`)}</Fact>}
      {order.dayZero !== null && <Fact name={t('zero')}>{showFullDay(order.dayZero as Day)}</Fact>}
      {order.lastDay !== null && (
        <Fact name={t('until')}>{t('until.value', { day: showFullDay(order.lastDay as Day) })}</Fact>
      )}
      {order.followDays !== null && <Fact name={t('after')}>{t('follow', { count: order.followDays })}</Fact>}
      {rule !== null && (
        <Fact name={t('rule')}>
          {rule.source.text} {rule.source.sure !== 'C' && <Tag tone="soon">{t('outlook.confirm')}</Tag>}
          {rule.test !== null && <span className={styles.under}>{reading(rule.test)}</span>}
        </Fact>
      )}
      {order.protection !== null && <Fact name={t('protection')}>{reading(PROTECTIONS[order.protection])}</Fact>}
      {order.guardianPlan !== null && <Fact name={t('guardian')}>{reading(GUARDIAN_PLANS[order.guardianPlan])}</Fact>}
      {order.overReason !== null && <Fact name={t('over')}>{order.overReason}</Fact>}
    </Facts>
  )
}

function Checklist({ order }: { readonly order: Order }) {
  const t = useWords(orderWords)
  const reading = useReading()
  return (
    <Section title={t('checklist')}>
      <ul className={styles.milestones}>
        {order.checklist.map(({ key, title, weight, answer }) => (
          <li key={key} data-done={answer === 'yes'}>
            <span>
              {reading(title)}
              {weight === 'preferred' && <span className={styles.under}>{t('preferred')}</span>}
            </span>
            <Tag tone={answer === 'no' && weight === 'must' ? 'warn' : answer === 'unknown' ? 'soon' : 'quiet'}>
              {t(answer)}
            </Tag>
          </li>
        ))}
      </ul>
      <p className={styles.quiet}>{t('checklist.lead')}</p>
      {order.home !== null && !order.home.isAllowed && <p>{t('policy.no')}</p>}
    </Section>
  )
}
