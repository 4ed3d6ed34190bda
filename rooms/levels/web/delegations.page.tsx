import { useState } from 'react'
import type { Instant } from '#kit'
import { showMomentShort, useIntentForm, useRead, useReading, useWords } from '#platform/web'
import { Answer, Button, Dialog, Empty, IntentForm, LongTextField, Page, Row, Rows, showToast, Tag } from '#ui'
import { type DelegationLine, levelDelegations, revokeDelegation } from '../domain/index.ts'
import { DelegateDialog } from './delegate-dialog.tsx'
import { registerWords } from './register.words.ts'

/** `/levels/delegations`: who may decide what, where, by which document, until when (LVL-02). */
export function DelegationsPage() {
  const t = useWords(registerWords)
  const [isOpen, setOpen] = useState(false)
  const answer = useRead(levelDelegations, {}, { rooms: ['bodies', 'documents'], every: 60_000 })
  return (
    <Page
      title={t('delegations.title')}
      lead={t('delegations.lead')}
      actions={
        answer.data?.may.delegate && (
          <Button look="main" icon="plus" onClick={() => setOpen(true)}>
            {t('delegate')}
          </Button>
        )
      }
    >
      <Answer to={answer} rows={6}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t('none')} />
          ) : (
            <Rows label={t('delegations.title')}>
              {items.map((line) => (
                <DelegationRow key={line.id} line={line} />
              ))}
            </Rows>
          )
        }
      </Answer>
      {isOpen && <DelegateDialog onClose={() => setOpen(false)} />}
    </Page>
  )
}

function DelegationRow({ line }: { readonly line: DelegationLine }) {
  const t = useWords(registerWords)
  const reading = useReading()
  const [isRevoking, setRevoking] = useState(false)
  const level = line.toLevel === 'commune' ? t('to.commune') : t('to.district')
  const to = line.to ? reading(line.to.title) : t('to.all', { level })
  const [fromAt, toAt] = [showMomentShort(line.fromAt as Instant), line.toAt && showMomentShort(line.toAt as Instant)]
  const details = [
    `${reading(line.from.title)} → ${to}`,
    toAt ? t('line.period', { from: fromAt, to: toAt }) : t('line.open', { from: fromAt }),
    line.document ? t('line.basis', { document: line.document }) : t('line.general'),
    line.scope ? t('line.scope', { areas: line.scope.map(reading).join(', ') }) : '',
    line.byName ?? '',
    t('line.used', { count: line.decisions }),
    line.revokedReason ?? '',
  ]
  return (
    <>
      <Row
        title={`${t(`power.${line.power}`)}: ${to}`}
        detail={details.filter(Boolean).join(' · ')}
        end={
          <>
            <Tag tone={line.state === 'in-force' ? 'accent' : 'quiet'}>{t(`state.${line.state}`)}</Tag>
            {line.mayRevoke && line.state === 'in-force' && (
              <Button onClick={() => setRevoking(true)}>{t('revoke')}</Button>
            )}
          </>
        }
      />
      {isRevoking && <RevokeDialog id={line.id} onClose={() => setRevoking(false)} />}
    </>
  )
}

function RevokeDialog({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const t = useWords(registerWords)
  const form = useIntentForm(revokeDelegation, { draft: null, initial: { delegationId: id } })
  const done = () => {
    showToast({ text: t('revoke.done') })
    onClose()
  }
  return (
    <Dialog title={t('revoke')} onClose={onClose}>
      <IntentForm form={form} submitLabel={t('revoke')} onDone={done} onCancel={onClose}>
        <LongTextField label={t('revoke.reason')} {...form.field('reason')} />
      </IntentForm>
    </Dialog>
  )
}
