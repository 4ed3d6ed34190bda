import { useState } from 'react'
import type { z } from 'zod'
import type { Day, Instant } from '#kit'
import { type PageProps, showFullDay, showMoment, useGo, useRead, useReading, useWords } from '#platform/web'
import { Answer, Breadcrumb, Button, Fact, Facts, Note, Page } from '#ui'
import { permitById, withdrawPermits } from '../domain/index.ts'
import styles from './passes.module.css'
import { passWords } from './passes.words.ts'
import { WithdrawDialog } from './reason-dialog.tsx'
import { StandingTag } from './standing-tag.tsx'

type Permit = z.infer<typeof permitById.answer>

/** One permit: what it allows, under what, until when. Whom it names stands on its paper only. */
export function PermitPage({ params }: PageProps) {
  const t = useWords(passWords)
  const go = useGo()
  const [isWithdrawing, setWithdrawing] = useState(false)
  const answer = useRead(permitById, { permitId: params.permitId ?? '' })
  const permit = answer.data
  return (
    <Page
      title={permit?.number ?? t('title')}
      above={<Breadcrumb crumbs={[{ label: t('back'), to: '/passes' }, { label: permit?.number ?? '…' }]} />}
      actions={
        permit && (
          <>
            {permit.may.readPerson && isOpen(permit) && (
              <Button look="main" icon="print" onClick={() => go(`/passes/print?permitId=${permit.id}`)}>
                {t('print.permit')}
              </Button>
            )}
            {permit.may.readPerson && (
              <Button icon="print" onClick={() => go(`/passes/print?batchId=${permit.batchId}`)}>
                {t('print.batch')}
              </Button>
            )}
            {permit.may.withdraw && <Button onClick={() => setWithdrawing(true)}>{t('withdraw')}</Button>}
          </>
        )
      }
    >
      <Answer to={answer} rows={8}>
        {(found) => <PermitFacts permit={found} />}
      </Answer>
      {permit && isWithdrawing && (
        <WithdrawDialog
          help={t('withdraw.help')}
          contract={withdrawPermits}
          toPayload={(reason) => ({ permitIds: [permit.id], reason })}
          onClose={() => setWithdrawing(false)}
        />
      )}
    </Page>
  )
}

const isOpen = ({ standing }: Permit) => standing === 'valid' || standing === 'coming'

function PermitFacts({ permit }: { readonly permit: Permit }) {
  const t = useWords(passWords)
  const reading = useReading()
  const { withdrawn } = permit
  return (
    <>
      {withdrawn && (
        <Note icon="warning">
          {t('withdrawn', { at: showMoment(withdrawn.at as Instant), reason: withdrawn.reason })}
          {withdrawn.by && ` · ${withdrawn.by}`}
        </Note>
      )}
      <Facts>
        <Fact name={t('state')}>
          <StandingTag standing={permit.standing} />
        </Fact>
        <Fact name={t('kind')}>{reading(permit.kind.title)}</Fact>
        <Fact name={t('purpose')}>{reading(permit.purpose.title)}</Fact>
        <Fact name={t('area')}>{reading(permit.area.title)}</Fact>
        {permit.numberedIn && <Fact name={t('numberedIn')}>{reading(permit.numberedIn.title)}</Fact>}
        {permit.toArea && <Fact name={t('to')}>{reading(permit.toArea.title)}</Fact>}
        <Fact name={t('persons')}>{permit.persons}</Fact>
        <Fact name={t('time')}>
          {showMoment(permit.from as Instant)} – {showMoment(permit.until as Instant)}
        </Fact>
        <Fact name={t('document')}>{permit.document.name}</Fact>
        <Fact name={t('by')}>{permit.issuedBy ?? '—'}</Fact>
        <Fact name={t('at')}>{showMoment(permit.issuedAt as Instant)}</Fact>
      </Facts>
      <p className={styles.quiet}>
        {permit.isNamed && permit.namedUntil
          ? t('named.until', { day: showFullDay(permit.namedUntil as Day) })
          : t('named.gone')}
      </p>
    </>
  )
}
