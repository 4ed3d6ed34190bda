import { useState } from 'react'
import { type Say, useGo, useIntent, useIntentForm, useMay, useReading, useWords } from '#platform/web'
import {
  Button,
  Confirm,
  Dialog,
  IntentForm,
  LongTextField,
  Menu,
  type MenuEntry,
  RefusalNote,
  showToast,
  TextField,
} from '#ui'
import { type DocumentDetail, giveNumber, issueDocument, revokeDocument } from '../domain/index.ts'
import { CascadeDialog } from './cascade-dialog.tsx'
import { DistributeDialog } from './distribute-dialog.tsx'
import { sayValidity } from './document-marks.tsx'
import { type DocumentWord, documentWords } from './documents.words.ts'

type Open = 'issue' | 'number' | 'revoke' | 'send' | 'cascade'

/** What one may do with the document now: the next step as a button, the rest in a menu. */
export function DocumentActions({ document }: { readonly document: DocumentDetail }) {
  const t = useWords(documentWords)
  const reading = useReading()
  const may = useMay()
  const go = useGo()
  const [open, setOpen] = useState<Open>()
  const close = () => setOpen(undefined)
  const { state, kind } = document
  const { isIssued, holds } = standingOf(document)
  const mayCascade = document.may.cascade && holds && kind.binding
  const entries = menuOf(document, { t, go, open: setOpen, mayWrite: may('documents.write'), isIssued, holds })
  return (
    <>
      {state === 'draft' && document.may.issue && (
        <Button
          look="main"
          disabled={document.may.issueProblem !== null}
          title={document.may.issueProblem ? reading(document.may.issueProblem) : undefined}
          onClick={() => setOpen('issue')}
        >
          {t('issue')}
        </Button>
      )}
      {mayCascade && (
        <Button look="main" onClick={() => setOpen('cascade')}>
          {t('cascade')}
        </Button>
      )}
      <Menu label={t('more')} icon="more" entries={entries} />
      {open === 'issue' && <IssueDialog document={document} onClose={close} />}
      {open === 'number' && <NumberDialog document={document} onClose={close} />}
      {open === 'revoke' && <RevokeDialog document={document} onClose={close} />}
      {open === 'send' && <DistributeDialog document={document} onClose={close} />}
      {open === 'cascade' && <CascadeDialog document={document} onClose={close} />}
    </>
  )
}

function standingOf({ state, stub, standing }: DocumentDetail) {
  const isIssued = state === 'issued' && !stub
  return { isIssued, holds: isIssued && standing !== null && standing !== 'ended' }
}

interface MenuMaking {
  readonly t: Say<DocumentWord>
  readonly go: (to: string) => void
  readonly open: (dialog: Open) => void
  readonly mayWrite: boolean
  readonly isIssued: boolean
  readonly holds: boolean
}

function menuOf({ id, may, state, missingNumber }: DocumentDetail, making: MenuMaking): MenuEntry[] {
  const { t, go, open, isIssued } = making
  const ways: readonly (readonly [boolean, MenuEntry])[] = [
    [true, { label: t('print'), icon: 'print', to: `/documents/${id}/print` }],
    [may.write && state === 'draft', { label: t('edit'), to: `/documents/${id}/edit` }],
    [may.write && isIssued, { label: t('send'), icon: 'notice', onSelect: () => open('send') }],
    [may.write && missingNumber, { label: t('give-number'), onSelect: () => open('number') }],
    [making.mayWrite && making.holds, { label: t('extend'), onSelect: () => go(`/documents/new?extends=${id}`) }],
    [making.mayWrite && making.holds, { label: t('replace'), onSelect: () => go(`/documents/new?replaces=${id}`) }],
    [may.issue && isIssued, { rule: true }],
    [may.issue && isIssued, { label: t('revoke'), look: 'danger', onSelect: () => open('revoke') }],
  ]
  return ways.filter(([isOpen]) => isOpen).map(([, entry]) => entry)
}

interface DialogOf {
  readonly document: DocumentDetail
  readonly onClose: () => void
}

/** The last look before a decision that a named person answers for. */
function IssueDialog({ document, onClose }: DialogOf) {
  const t = useWords(documentWords)
  const reading = useReading()
  const issue = useIntent(issueDocument)
  const ask = async () => {
    const answer = await issue.ask({ documentId: document.id })
    if (!answer) return
    const { units, days } = answer.result as { units: number; days: number }
    showToast({ text: units === 0 ? t('issue.done.plain') : t('issue.done', { units, days }) })
    onClose()
  }
  return (
    <Confirm
      title={t('issue.title', { document: reading(document.label) })}
      confirmLabel={t('issue')}
      busy={issue.state === 'sending'}
      onConfirm={() => void ask()}
      onClose={onClose}
    >
      {t('issue.says', {
        validity: sayValidity(t, document),
        territory: document.territory.map(({ name }) => name).join(', '),
      })}
      {issue.problem && <RefusalNote problem={issue.problem} />}
    </Confirm>
  )
}

function NumberDialog({ document, onClose }: DialogOf) {
  const t = useWords(documentWords)
  const form = useIntentForm(giveNumber, {
    draft: `documents.number.${document.id}`,
    initial: { documentId: document.id },
  })
  return (
    <Dialog title={t('give-number')} onClose={onClose}>
      <IntentForm form={form} submitLabel={t('new.save')} onDone={onClose} onCancel={onClose}>
        <TextField label={t('number')} {...form.field('number')} />
      </IntentForm>
    </Dialog>
  )
}

function RevokeDialog({ document, onClose }: DialogOf) {
  const t = useWords(documentWords)
  const reading = useReading()
  const form = useIntentForm(revokeDocument, {
    draft: `documents.revoke.${document.id}`,
    initial: { documentId: document.id },
  })
  const done = () => {
    showToast({ text: t('revoke.done') })
    onClose()
  }
  return (
    <Dialog title={t('revoke.title', { document: reading(document.label) })} onClose={onClose}>
      <IntentForm form={form} submitLabel={t('revoke')} onDone={done} onCancel={onClose}>
        <LongTextField label={t('revoke.reason')} {...form.field('reason')} />
      </IntentForm>
    </Dialog>
  )
}
